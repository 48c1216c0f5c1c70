// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.grammar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.Toxicity;

/**
 * Usable events of every type, each optional field now present, now absent, each coded value with equal chance. The same
 * seed gives the same events.
 */
public final class EventGrammar {
    private static final List<String> DRUGS = List.of(
            "norepinephrine",
            "epinephrine",
            "vasopressin",
            "dobutamine",
            "paracetamol",
            "ibuprofen",
            "tocilizumab",
            "anakinra",
            "dexamethasone",
            "methylprednisolone",
            "levetiracetam",
            "propofol",
            "blinatumomab",
            "fibrinogen");

    private final Choices choices;
    private final ObservationGrammar observations;

    /** Events chosen by that generator of random numbers. */
    public EventGrammar(Random random) {
        this.choices = new Choices(random);
        this.observations = new ObservationGrammar(choices);
    }

    /** An event of a type chosen at random; its id, arrival, source and status are left to the caller. */
    public ObjectNode event(String patient, Instant at) {
        int type = choices.below(20);
        ObjectNode event;
        if (type < 9) {
            event = observations.event(at);
        } else {
            event = switch (type) {
                case 9, 10 -> oxygen();
                case 11, 12 -> medication(at);
                case 13, 14, 15 -> neuro(at);
                case 16 -> finding();
                case 17 -> marker();
                case 18 -> choices.flag() ? attribution() : therapy();
                default -> patient();
            };
        }
        return event.put("patient", patient).put("at", at.toString());
    }

    private ObjectNode oxygen() {
        return choices.start("oxygen")
                .coded("device", OxygenDevice.class)
                .perhaps("flow", choices.decimal(0, 600, 1))
                .perhaps("fio2", choices.decimal(21, 100, 2))
                .perhapsCoded("indication", OxygenIndication.class)
                .node();
    }

    private ObjectNode medication(Instant at) {
        Draft draft = choices.start("medication");
        if (choices.below(5) == 0) {
            boolean pressor = choices.flag();
            draft.with("code", pressor ? "C01CA03" : "L04AC07")
                    .with("system", "ATC")
                    .perhaps("drug", pressor ? "Norepinephrine bitartrate" : "tocilizumab-aazg");
        } else {
            draft.with("drug", choices.of(DRUGS));
        }
        draft.coded("action", MedicationVerb.class);
        boolean given = draft.node().path("action").asText().equals(MedicationVerb.GIVEN.name());
        if (given && choices.flag()) {
            draft.with("until", at.plusSeconds(choices.below(60)).toString());
        }
        return draft.perhaps("dose", choices.decimal(0, 200, 2))
                .perhaps("unit", choices.of(List.of("ug/kg/min", "mg", "mg/h", "ug/d")))
                .perhaps("line", choices.of(List.of("1", "2", "A")))
                .node();
    }

    private ObjectNode neuro(Instant at) {
        Draft draft = choices.start("neuro");
        switch (choices.below(10)) {
            case 0 -> draft.with("finding", "ICE").with("score", choices.below(11));
            case 1 -> items(draft.with("finding", "ICE").object("items"));
            case 2 -> draft.with("finding", "CAPD").with("score", choices.below(33));
            case 3 -> draft.with("finding", "CONSCIOUSNESS").coded("value", Finding.Level.class);
            case 4 ->
                draft.with("finding", "SEIZURE")
                        .perhaps("kind", choices.flag() ? "CLINICAL" : "NONCONVULSIVE")
                        .perhaps("endedAt", at.plusSeconds(choices.below(900)).toString())
                        .perhaps("returnedToBaseline", choices.flag());
            case 5 -> draft.with("finding", "MOTOR").coded("value", Finding.Weakness.class);
            case 6 -> draft.with("finding", "CEREBRAL_OEDEMA").coded("value", Finding.OedemaSign.class);
            case 7 -> draft.with("finding", "HAEMORRHAGE").perhaps("value", choices.flag());
            case 8 -> draft.with("finding", "BEHAVIOUR").coded("value", Finding.Conduct.class);
            default -> {
                if (choices.flag()) {
                    draft.with("finding", "TREMOR");
                } else {
                    draft.with("finding", "NOT_DONE").perhaps("reason", "asleep");
                }
            }
        }
        return draft.node();
    }

    private void items(Draft items) {
        items.perhaps("orientation", choices.below(5))
                .perhaps("naming", choices.below(4))
                .perhaps("command", choices.below(2))
                .perhaps("writing", choices.below(2))
                .perhaps("attention", choices.below(2));
    }

    private ObjectNode finding() {
        Draft draft = choices.start("finding");
        if (choices.below(6) == 0) {
            draft.with("kind", FindingKind.HVPG.name())
                    .with("value", choices.decimal(1, 300, 1))
                    .with("unit", "mm[Hg]");
        } else {
            draft.coded("kind", FindingKind.class);
            switch (choices.below(3)) {
                case 0 -> draft.perhaps("value", choices.flag());
                case 1 -> draft.with("value", FindingValue.Degree.MODERATE.name());
                default -> draft.with("value", choices.decimal(0, 50, 1)).with("unit", "mm[Hg]");
            }
        }
        return draft.perhaps("painful", choices.flag())
                .perhaps("grade", choices.below(6))
                .perhaps("by", "dr-a")
                .node();
    }

    private ObjectNode marker() {
        Draft draft = choices.start("marker").coded("name", MarkerName.class);
        boolean karyotype = draft.node().path("name").asText().equals(MarkerName.KARYOTYPE.name());
        draft.with(
                "value", karyotype ? "46,XX,t(9;22)(q34;q11.2)" : choices.of(List.of("POSITIVE", "NEGATIVE", "DIM")));
        return draft.perhaps("percent", choices.decimal(0, 1000, 1))
                .perhapsCoded("target", LeukaemiaMarker.Transcript.class)
                .node();
    }

    private ObjectNode attribution() {
        return choices.start("attribution")
                .coded("toxicity", Toxicity.class)
                .coded("cause", Cause.class)
                .perhaps("by", "dr-a")
                .node();
    }

    private ObjectNode therapy() {
        return choices.start("therapy")
                .coded("product", Product.class)
                .coded("phase", TherapyPhase.class)
                .perhaps("cycle", 1 + choices.below(5))
                .perhaps("doseRate", choices.of(List.of("9", "28", "5.0")))
                .perhaps("doseUnit", choices.of(List.of("ug/d", "ug/m2/d")))
                .perhapsCoded("indication", Indication.class)
                .node();
    }

    private ObjectNode patient() {
        Draft draft = choices.start("patient")
                .perhaps("birthDate", choices.of(List.of("1985-06-30", "2019-02-28", "1990-07", "2015")))
                .perhaps("ageYears", choices.decimal(0, 900, 1))
                .perhaps("weightKg", choices.decimal(30, 1200, 1))
                .perhaps("unit", choices.of(List.of("5W", "Haus 3 Süd", "小児科")))
                .perhapsCoded("setting", Setting.class)
                .perhaps("developmentalDelay", choices.flag());
        if (choices.flag()) {
            baseline(draft.object("baseline"));
        }
        return draft.node();
    }

    private void baseline(Draft baseline) {
        baseline.perhapsCoded("oxygenDevice", OxygenDevice.class)
                .perhaps("oxygenFlow", choices.decimal(0, 60, 1))
                .perhaps("oxygenFio2", choices.decimal(21, 60, 2))
                .perhaps("creatinine", choices.decimal(30, 300, 2))
                .perhaps("ferritin", choices.decimal(0, 9000, 1))
                .perhaps("ice", choices.below(11))
                .perhaps("capd", choices.below(33))
                .perhaps("alt", choices.below(200))
                .perhaps("ast", choices.below(200))
                .perhaps("bilirubin", choices.decimal(0, 50, 1))
                .perhaps("vodRiskFactors", choices.below(5))
                .perhaps("urate", choices.decimal(20, 120, 1))
                .perhaps("qtcf", choices.decimal(350, 480, 0));
    }
}

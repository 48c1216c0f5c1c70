// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cytovigil.gateway.codes.Answers;
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.CodedFact;
import org.cytovigil.gateway.codes.Meaning;
import org.cytovigil.gateway.codes.Vocabularies;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;

/** An OBX that tells a finding, a marker, a result under a code of the site, or a detail of one of these above it. */
@Singleton
class ClinicalObx {
    private static final Pattern NUMBER = Pattern.compile("(?:[<>]=?)?-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

    private final ClinicalCodes codes;
    private final PatientIds ids;
    private final ObservedValues values;

    ClinicalObx(ClinicalCodes codes, PatientIds ids, ObservedValues values) {
        this.codes = codes;
        this.ids = ids;
        this.values = values;
    }

    /** What the codes of OBX-3 mean. */
    ClinicalCodes.Choice meaning(SegmentReader obx) {
        return codes.among(codesOf(obx, 3));
    }

    /** The codes of a field and their alternates. */
    private static List<Code> codesOf(SegmentReader obx, int field) {
        List<Code> found = new ArrayList<>();
        for (int first : new int[] {1, 4}) {
            String code = obx.component(field, first);
            if (!code.isEmpty()) {
                found.add(new Code(Vocabularies.named(obx.component(field, first + 2)), code));
            }
        }
        return found;
    }

    /** What the segment says; nothing of its own where it adds to a fact above. */
    List<Finding> read(
            Hl7Message message, Hl7Time times, AboveObx above, SegmentReader obx, ClinicalCodes.Choice choice) {
        Optional<Meaning> detail = choice.only(Meaning.What.DETAIL);
        if (detail.isPresent()) {
            return detail(above, obx, detail.get());
        }
        boolean named = choice.only(Meaning.What.ANSWER).isPresent();
        ClinicalCodes.Choice meant = named ? codes.among(codesOf(obx, 5)) : choice;
        if (meant.isEmpty()) {
            return List.of(new Finding.Unused());
        }
        ObxHead head = ObxHead.of(obx, above, times, false, true);
        if (head.tellsNothing()) {
            return head.told(List.of());
        }
        List<Finding> findings = new ArrayList<>();
        for (Meaning meaning : meant.meanings()) {
            findings.addAll(fact(message, above, obx, head, meaning, named ? CodedFact.yes() : told(obx)));
        }
        return head.told(findings);
    }

    private List<Finding> fact(
            Hl7Message message, AboveObx above, SegmentReader obx, ObxHead head, Meaning meaning, CodedFact told) {
        boolean removal = head.isRemoval();
        Optional<SentEvent> event = (removal ? CodedFact.yes() : told)
                .event(meaning)
                .or(() -> removal ? Optional.of(new SentEvent(meaning.what().type())) : Optional.empty());
        if (event.isEmpty()) {
            ObxHead less = head.without(new Finding.Unusable(
                    "UNKNOWN_VALUE", "OBX-5 says nothing that " + meaning.name() + " can be", obx.location(5)));
            return less.told(less.tellsNothing() ? List.of() : fact(message, above, obx, less, meaning, told));
        }
        SentEvent fact = event.get()
                .with(
                        "patient",
                        ids.patient(Optional.ofNullable(above.patient())).orElse(null))
                .with("id", identity(message, above, obx, meaning, head))
                .madeUpId(!ObservationReader.hasOwnId(obx))
                .with("source", message.sender())
                .with("at", head.at())
                .with("status", head.status());
        if (meaning.what() == Meaning.What.OBSERVATION) {
            values.fillLimits(fact, obx);
        } else if (meaning.what() == Meaning.What.FINDING) {
            fact.with("by", obx.field(16));
        }
        above.told(obx, fact);
        return List.of(new Finding.Event(fact, obx.location(5)));
    }

    private static String identity(
            Hl7Message message, AboveObx above, SegmentReader obx, Meaning meaning, ObxHead head) {
        if (ObservationReader.hasOwnId(obx)) {
            return above.ownIdentity(obx, meaning.name(), head);
        }
        return above.distinct(Identities.of(
                message.sender(),
                above.orderNumber(),
                meaning.name(),
                obx.raw(4),
                obx.raw(20),
                obx.raw(17),
                head.at()));
    }

    private List<Finding> detail(AboveObx above, SegmentReader obx, Meaning meaning) {
        Optional<String> text = told(obx).detail(meaning);
        List<SentEvent> facts = above.facts(obx);
        if (text.isEmpty()) {
            return List.of(new Finding.Unusable(
                    "UNKNOWN_VALUE", "OBX-5 says nothing that " + meaning.name() + " can be", obx.location(5)));
        }
        if (facts.isEmpty()) {
            return List.of(new Finding.Unusable(
                    "UNKNOWN_VALUE", "above it in the order there is no finding with its sub-id", obx.location(4)));
        }
        facts.forEach(fact -> fact.with(meaning.name(), text.get()));
        return List.of();
    }

    /** What OBX-5 says: as a number, as codes, or in words. */
    private CodedFact told(SegmentReader obx) {
        SentEvent number = new SentEvent("");
        values.fill(number, obx, true);
        String value = number.text("value");
        if (value != null && NUMBER.matcher(value).matches()) {
            return new CodedFact(List.of(), List.of(), value, number.text("unit"));
        }
        List<Code> answer = codesOf(obx, 5);
        boolean coded = obx.field(2).startsWith("C");
        List<String> words = new ArrayList<>();
        if (!coded) {
            words.add(obx.field(5));
        } else if (Answers.of(answer, List.of()).isEmpty()) {
            words.add(obx.component(5, 2));
        }
        return new CodedFact(coded ? answer : List.of(), words, null, null);
    }

    /** A sample that the laboratory found haemolysed (SPM-24, HL7 table 0493), for each time of a result of its order. */
    List<Finding> haemolysed(Hl7Message message, AboveObx above, SegmentReader spm) {
        if (!spm.repetitions(24, 1).contains("HEM")) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (String at : above.times()) {
            SentEvent event = new SentEvent("finding")
                    .with("kind", "HAEMOLYSED_SAMPLE")
                    .with(
                            "patient",
                            ids.patient(Optional.ofNullable(above.patient())).orElse(null))
                    .with("id", Identities.of(message.sender(), above.orderNumber(), "SPM-24", at))
                    .with("source", message.sender())
                    .with("at", at);
            findings.add(new Finding.Event(event, spm.location(24)));
        }
        return findings;
    }
}

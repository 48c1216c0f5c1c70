// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.grammar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.MrdAssay;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.ParameterKind;

/** Observations: half of them vital signs near the limits that grades turn on, the others of any parameter. */
final class ObservationGrammar {
    private final Choices choices;

    ObservationGrammar(Choices choices) {
        this.choices = choices;
    }

    ObjectNode event(Instant at) {
        Draft draft = choices.start("observation");
        switch (choices.below(10)) {
            case 0, 1 -> temperature(draft);
            case 2, 3 -> pressure(draft);
            case 4 -> value(draft, Parameter.SPO2, choices.decimal(84, 100, 0), "%");
            case 5 ->
                draft.with("code", "150021")
                        .with("system", "MDC")
                        .with("value", 70 + choices.below(60))
                        .with("unit", "mm[Hg]");
            case 6 -> mrd(draft);
            default -> any(draft);
        }
        boolean sampled = draft.node().has("method");
        if (!sampled) {
            draft.perhapsCoded("method", Method.class);
        }
        if (choices.below(6) == 0) {
            draft.object("quality")
                    .perhaps("artefact", choices.flag())
                    .perhaps("perfusionIndex", choices.decimal(1, 90, 1));
        }
        return draft.node();
    }

    private void temperature(Draft draft) {
        boolean fahrenheit = choices.below(4) == 0;
        value(
                draft,
                Parameter.TEMPERATURE,
                fahrenheit ? choices.decimal(970, 1040, 1) : choices.decimal(362, 402, 1),
                fahrenheit ? "[degF]" : "Cel");
        if (choices.flag()) {
            Site site = choices.of(Site.class);
            if (site != Site.UNSPECIFIED) {
                draft.with("site", site.name());
            }
        }
        if (choices.below(8) == 0) {
            draft.node().remove("unit");
        }
    }

    private void pressure(Draft draft) {
        if (choices.below(4) == 0) {
            value(draft, Parameter.MEAN_BP, choices.decimal(50, 90, 0), "mm[Hg]");
        } else if (choices.below(8) == 0) {
            value(draft, Parameter.SYSTOLIC_BP, choices.decimal(100, 160, 1), "kPa");
        } else {
            value(draft, Parameter.SYSTOLIC_BP, choices.decimal(60, 140, 0), "mm[Hg]");
        }
    }

    private void mrd(Draft draft) {
        value(draft, Parameter.MRD, choices.decimal(0, 100, 5), "1");
        draft.perhaps("detected", choices.flag())
                .perhaps("lod", choices.of(List.of("0.0001", "1e-5")))
                .perhaps("loq", "0.0005")
                .perhapsCoded("method", MrdAssay.Technique.class)
                .perhapsCoded("target", MrdAssay.Target.class);
    }

    /** A value in the middle of what is possible, with comparator and limits of the laboratory now and then. */
    private void any(Draft draft) {
        Parameter parameter = choices.of(Parameter.class);
        String number = switch (parameter) {
            case TEMPERATURE -> "37.2";
            case FIO2 -> choices.flag() ? "0.4" : "40";
            case SPO2, SYSTOLIC_BP -> "95";
            case MRD -> "0.01";
            case SOFA -> "3";
            case HEART_RATE, RESPIRATORY_RATE, DIASTOLIC_BP, MEAN_BP -> Integer.toString(40 + choices.below(60));
            case POTASSIUM -> choices.decimal(30, 70, 1).toString();
            default -> choices.decimal(10, 290, 1).toString();
        };
        boolean lab = parameter.kind() == ParameterKind.LAB;
        String comparator = lab && choices.below(5) == 0 ? choices.of(List.of("<", ">", "<=", ">=")) : "";
        value(draft, parameter, comparator + number, parameter.unit());
        if (lab) {
            draft.perhaps("lln", 1).perhaps("uln", 20 + choices.below(30));
        }
    }

    private static void value(Draft draft, Parameter parameter, Object value, String unit) {
        draft.with("parameter", parameter.name()).with("value", value).with("unit", unit);
    }
}

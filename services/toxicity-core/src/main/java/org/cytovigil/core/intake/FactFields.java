// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/** A fact as an event again: {@link Intake} makes the same fact of it. */
public final class FactFields implements EventFields {
    /** So many characters of a number are read. */
    private static final int LONGEST = 38;

    private static final MathContext SHORTER = new MathContext(30, RoundingMode.FLOOR);

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, FactFields> objects = new HashMap<>();

    private FactFields() {}

    /** The event that says the same as a fact. */
    public static EventFields of(Fact fact) {
        FactFields fields = new FactFields()
                .with("patient", fact.patient())
                .with("id", fact.id())
                .with("at", fact.at())
                .with("arrivedAt", fact.arrivedAt())
                .with("status", fact.status())
                .with("source", fact.header().source());
        fields.fill(fact);
        return fields;
    }

    @Override
    public @Nullable String text(String field) {
        return texts.get(field);
    }

    @Override
    public @Nullable EventFields nested(String field) {
        return objects.get(field);
    }

    private void fill(Fact fact) {
        if (fact instanceof Measured measured) {
            measured(measured);
        } else if (fact instanceof Removed removed) {
            with("type", "observation")
                    .with("parameter", removed.parameter())
                    .with("method", removed.method())
                    .site(removed.site());
        } else if (fact instanceof PatientDetails details) {
            details(details);
        } else if (fact instanceof PatientMerged merged) {
            with("type", "patient").with("mergedInto", merged.into());
        } else if (fact instanceof TherapyStep step) {
            therapy(step);
        } else if (fact instanceof OxygenSupport oxygen) {
            with("type", "oxygen")
                    .with("device", oxygen.device())
                    .number("flow", oxygen.flow())
                    .number("fio2", oxygen.fio2())
                    .with("indication", oxygen.indication());
        } else if (fact instanceof MedicationAction action) {
            with("type", "medication")
                    .with("drug", action.drug())
                    .with("action", action.verb())
                    .number("dose", action.dose())
                    .with("unit", action.unit());
        } else if (fact instanceof NeuroFinding found) {
            with("type", "neuro");
            new FindingFields(this).fill(found.finding());
        } else if (fact instanceof CauseJudged judged) {
            with("type", "attribution")
                    .with("toxicity", judged.toxicity())
                    .with("cause", judged.cause())
                    .with("by", judged.by());
        }
    }

    private void measured(Measured measured) {
        with("type", "observation")
                .with("parameter", measured.parameter())
                .with("value", text(measured.quantity()))
                .with(
                        "unit",
                        measured.unitInferred() ? null : measured.parameter().unit())
                .with("method", measured.method())
                .site(measured.site());
        limit("lln", measured.lln());
        limit("uln", measured.uln());
        if (measured.artefact()) {
            object("quality").with("artefact", true);
        }
    }

    private void site(Site site) {
        with("site", site == Site.UNSPECIFIED ? null : site);
    }

    private void limit(String field, @Nullable Quantity limit) {
        number(field, limit == null ? null : limit.value());
    }

    private static String text(Quantity quantity) {
        String comparator = switch (quantity.bound()) {
            case EXACT -> "";
            case BELOW -> "<";
            case ABOVE -> ">";
        };
        return comparator + text(quantity.value());
    }

    private static String text(BigDecimal number) {
        String exact = number.toString();
        return exact.length() <= LONGEST ? exact : number.round(SHORTER).toString();
    }

    private void details(PatientDetails details) {
        with("type", "patient")
                .with("birthDate", details.birthDate())
                .number("ageYears", details.ageYears())
                .number("weightKg", details.weightKg())
                .with("unit", details.unit())
                .with("setting", details.setting())
                .with("developmentalDelay", details.developmentalDelay())
                .with("fills", details.fills() ? true : null);
        Baseline baseline = details.baseline();
        if (baseline != null) {
            object("baseline")
                    .with("oxygenDevice", baseline.oxygenDevice())
                    .number("oxygenFlow", baseline.oxygenFlow())
                    .number("creatinine", baseline.creatinine())
                    .number("ferritin", baseline.ferritin())
                    .with("ice", baseline.ice())
                    .with("capd", baseline.capd());
        }
    }

    private void therapy(TherapyStep step) {
        with("type", "therapy")
                .with("product", step.product())
                .with("phase", step.phase())
                .with("cycle", step.cycle())
                .number("doseRate", step.doseRate())
                .with("doseUnit", step.doseUnit())
                .with("indication", step.indication());
    }

    /** Leaves the field absent where there is nothing. */
    FactFields with(String field, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            texts.put(field, value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
        return this;
    }

    private FactFields number(String field, @Nullable BigDecimal number) {
        return with(field, number == null ? null : text(number));
    }

    FactFields object(String field) {
        return objects.computeIfAbsent(field, name -> new FactFields());
    }
}

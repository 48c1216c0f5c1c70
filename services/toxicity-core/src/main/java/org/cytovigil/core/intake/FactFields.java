// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MrdAssay;
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
    /** What a conversion of units leaves beyond what can be sent, no limit tells from these. */
    private static final BigDecimal MOST = BigDecimal.ONE.movePointRight(Quantity.MOST_EXPONENT);

    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(Quantity.MOST_EXPONENT);
    private static final MathContext DIGITS = new MathContext(Quantity.MOST_DIGITS, RoundingMode.FLOOR);

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
                    .with("code", action.code() == null ? null : action.code().code())
                    .with("system", action.code() == null ? null : action.code().system())
                    .with("line", action.line())
                    .with("until", action.until())
                    .with("action", action.verb())
                    .number("dose", action.dose())
                    .with("unit", action.unit());
        } else if (fact instanceof NeuroFinding found) {
            with("type", "neuro");
            new FindingFields(this).fill(found.finding());
        } else if (fact instanceof ClinicalFinding found) {
            finding(found);
        } else if (fact instanceof LeukaemiaMarker marker) {
            with("type", "marker")
                    .with("name", marker.name())
                    .with("value", marker.value())
                    .number("percent", marker.percent())
                    .with("target", marker.target());
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
        MrdAssay assay = measured.mrd();
        if (assay != null) {
            assay(assay);
        }
        if (measured.artefact()) {
            object("quality").with("artefact", true);
        }
    }

    private void finding(ClinicalFinding found) {
        with("type", "finding")
                .with("kind", found.kind())
                .with("painful", found.painful())
                .with("grade", found.grade())
                .with("by", found.by());
        if (found.value() instanceof FindingValue.Present seen) {
            with("value", seen.present());
        } else if (found.value() instanceof FindingValue.Extent extent) {
            with("value", extent.degree());
        } else if (found.value() instanceof FindingValue.Amount amount) {
            number("value", amount.number()).with("unit", amount.unit());
        }
    }

    private void assay(MrdAssay assay) {
        with("detected", assay.detected())
                .number("lod", assay.lod())
                .number("loq", assay.loq())
                .with("method", assay.technique())
                .with("target", assay.target());
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
        if (number.signum() != 0 && number.abs().compareTo(LEAST) < 0) {
            return "0";
        }
        return number.round(DIGITS).min(MOST).toString();
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
            FactFields before = object("baseline");
            before.with("oxygenDevice", baseline.oxygenDevice())
                    .number("oxygenFlow", baseline.oxygenFlow())
                    .number("oxygenFio2", baseline.oxygenFio2())
                    .number("alt", baseline.alt())
                    .number("ast", baseline.ast())
                    .number("bilirubin", baseline.bilirubin())
                    .with("vodRiskFactors", baseline.vodRiskFactors())
                    .number("creatinine", baseline.creatinine())
                    .number("ferritin", baseline.ferritin())
                    .with("ice", baseline.ice())
                    .with("capd", baseline.capd());
            Baseline.OTHERS.forEach(
                    parameter -> before.number(CourseIntake.field(parameter), baseline.laboratory(parameter)));
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

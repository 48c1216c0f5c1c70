// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** Reads what is known of a patient and of the course of therapy. */
final class CourseIntake {
    Fact patient(FactHeader header, FieldReader fields) throws UnusableEvent {
        String into = fields.optional("mergedInto");
        return into == null ? details(header, fields) : merged(header, into);
    }

    /** What else a merge says of the patient is of the record that stays, so it is not read here. */
    private static PatientMerged merged(FactHeader header, String into) throws UnusableEvent {
        if (!PatientKey.allows(into)) {
            throw new UnusableEvent(
                    RejectionCode.NO_PATIENT, "the key in mergedInto does not match [A-Za-z0-9._-]{1,64}");
        }
        if (Placeholders.stands(into)) {
            throw new UnusableEvent(RejectionCode.NO_PATIENT, "the key in mergedInto stands for nobody");
        }
        if (header.patient().value().equals(into)) {
            throw new UnusableEvent(RejectionCode.IMPLAUSIBLE, "a patient cannot be merged into itself");
        }
        return new PatientMerged(header, new PatientKey(into));
    }

    private static PatientDetails details(FactHeader header, FieldReader fields) throws UnusableEvent {
        return new PatientDetails(
                header,
                fields.optionalBirthDate("birthDate"),
                fields.optionalNumber("ageYears", "0", "130"),
                fields.optionalNumber("weightKg", "0.3", "400"),
                ward(fields.optional("unit")),
                fields.optionalCoded("setting", Setting.class),
                fields.optionalFlag("developmentalDelay"),
                baseline(fields.nested("baseline")),
                Boolean.TRUE.equals(fields.optionalFlag("fills")));
    }

    /** Blanks and marks that nobody sees around a name would make another ward of it, with nobody of its own on call. */
    private static @Nullable String ward(@Nullable String name) {
        String seen = name == null ? "" : VisibleText.of(name);
        return seen.isEmpty() ? null : seen;
    }

    private static @Nullable Baseline baseline(@Nullable FieldReader fields) throws UnusableEvent {
        if (fields == null) {
            return null;
        }
        return new Baseline(
                fields.optionalCoded("oxygenDevice", OxygenDevice.class),
                fields.optionalNumber("oxygenFlow", "0", "80"),
                InterventionIntake.fraction(fields, "oxygenFio2"),
                fields.optionalNumber("creatinine", "0", "30"),
                fields.optionalNumber("ferritin", "0", "2000000"),
                fields.optionalInteger("ice", 0, 10),
                fields.optionalInteger("capd", 0, 32),
                fields.optionalNumber("alt", "0", "1000000000"),
                fields.optionalNumber("ast", "0", "1000000000"),
                fields.optionalNumber("bilirubin", "0", "80"),
                fields.optionalInteger("vodRiskFactors", 0, 20),
                others(fields));
    }

    private static Map<Parameter, BigDecimal> others(FieldReader fields) throws UnusableEvent {
        Map<Parameter, BigDecimal> others = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Baseline.OTHERS) {
            String field = field(parameter);
            BigDecimal value = fields.optionalNumber(field);
            if (value != null && !parameter.plausible(value)) {
                throw new UnusableEvent(
                        RejectionCode.IMPLAUSIBLE, "field '" + field + "' is not plausible", value.toString());
            }
            if (value != null) {
                others.put(parameter, value);
            }
        }
        return others;
    }

    /** The name of a parameter as the name of a field. */
    static String field(Parameter parameter) {
        return parameter.name().toLowerCase(Locale.ROOT);
    }

    TherapyStep therapy(FactHeader header, FieldReader fields) throws UnusableEvent {
        return new TherapyStep(
                header,
                fields.coded("product", Product.class),
                fields.coded("phase", TherapyPhase.class),
                fields.optionalInteger("cycle", 1, 1000),
                fields.optionalNumber("doseRate", "0", "1000000"),
                fields.optional("doseUnit"),
                fields.optionalCoded("indication", Indication.class));
    }
}

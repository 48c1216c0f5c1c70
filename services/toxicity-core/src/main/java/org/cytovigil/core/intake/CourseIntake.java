// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.jspecify.annotations.Nullable;

/** Reads what is known of a patient and of the course of therapy. */
final class CourseIntake {
    PatientDetails patient(FactHeader header, FieldReader fields) throws UnusableEvent {
        return new PatientDetails(
                header,
                fields.optionalDate("birthDate"),
                fields.optionalNumber("ageYears", "0", "130"),
                fields.optionalNumber("weightKg", "0.3", "400"),
                fields.optional("unit"),
                fields.optionalCoded("setting", Setting.class),
                fields.optionalFlag("developmentalDelay"),
                baseline(fields.nested("baseline")));
    }

    private static @Nullable Baseline baseline(@Nullable FieldReader fields) throws UnusableEvent {
        if (fields == null) {
            return null;
        }
        return new Baseline(
                fields.optionalCoded("oxygenDevice", OxygenDevice.class),
                fields.optionalNumber("oxygenFlow", "0", "80"),
                fields.optionalNumber("creatinine", "0", "30"),
                fields.optionalNumber("ferritin", "0", "2000000"),
                fields.optionalInteger("ice", 0, 10),
                fields.optionalInteger("capd", 0, 32));
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

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What grading must know of a patient. Absent fields leave what was known.
 *
 * @param birthDate for the age at an observation, as sent: whether it can be true is another question
 * @param ageYears where the birth date is not shared
 * @param weightKg kg
 * @param unit ward
 * @param fills it was charted to a record that was merged into this one: only what is not known otherwise is taken
 */
public record PatientDetails(
        FactHeader header,
        @Nullable BirthDate birthDate,
        @Nullable BigDecimal ageYears,
        @Nullable BigDecimal weightKg,
        @Nullable String unit,
        @Nullable Setting setting,
        @Nullable Boolean developmentalDelay,
        @Nullable Baseline baseline,
        boolean fills)
        implements Fact {
    /** What was charted to the patient's own record. */
    public PatientDetails(
            FactHeader header,
            @Nullable BirthDate birthDate,
            @Nullable BigDecimal ageYears,
            @Nullable BigDecimal weightKg,
            @Nullable String unit,
            @Nullable Setting setting,
            @Nullable Boolean developmentalDelay,
            @Nullable Baseline baseline) {
        this(header, birthDate, ageYears, weightKg, unit, setting, developmentalDelay, baseline, false);
    }

    @Override
    public PatientDetails under(FactHeader other) {
        return new PatientDetails(
                other, birthDate, ageYears, weightKg, unit, setting, developmentalDelay, baseline, fills);
    }

    /**
     * Whether the birth date cannot be true; the age is then unknown, and the rest counts
     * (docs/clinical/data-quality.md#birth-dates).
     */
    public boolean bornImplausibly() {
        return birthDate != null && !birthDate.plausibleAt(arrivedAt());
    }
}

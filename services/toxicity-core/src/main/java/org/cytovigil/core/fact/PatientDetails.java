// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What grading must know of a patient. Absent fields leave what was known.
 *
 * @param birthDate for the age at an observation
 * @param ageYears where the birth date is not shared
 * @param weightKg kg
 * @param unit ward
 */
public record PatientDetails(
        FactHeader header,
        @Nullable LocalDate birthDate,
        @Nullable BigDecimal ageYears,
        @Nullable BigDecimal weightKg,
        @Nullable String unit,
        @Nullable Setting setting,
        @Nullable Boolean developmentalDelay,
        @Nullable Baseline baseline)
        implements Fact {}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.PatientDetails;
import org.jspecify.annotations.Nullable;

/**
 * The person as known at an instant: the newest of each detail.
 *
 * <p>Silent in the text: the patient's zone is not among the facts, so days are those of UTC; a birth date beats an age
 * in years.
 */
record PersonAt(
        @Nullable LocalDate birthDate,
        @Nullable BigDecimal ageYears,
        boolean developmentalDelay,
        @Nullable Baseline baseline) {
    private static final int OLDER_THAN_EVERY_LIMIT = 1_000;

    static PersonAt of(Facts facts, Instant at) {
        LocalDate birthDate = null;
        BigDecimal ageYears = null;
        boolean delay = false;
        Baseline baseline = null;
        for (PatientDetails details : Facts.upTo(facts.of(PatientDetails.class), at)) {
            birthDate = details.birthDate() != null ? details.birthDate() : birthDate;
            ageYears = details.ageYears() != null ? details.ageYears() : ageYears;
            delay = details.developmentalDelay() != null ? details.developmentalDelay() : delay;
            baseline = details.baseline() != null ? details.baseline() : baseline;
        }
        return new PersonAt(birthDate, ageYears, delay, baseline);
    }

    boolean ageKnown() {
        return birthDate != null || ageYears != null;
    }

    /** Completed years at an observation; unknown age is graded as an adult's (clinical.md 1.3). */
    int years(Instant observed) {
        if (birthDate != null) {
            return (int) ChronoUnit.YEARS.between(birthDate, day(observed));
        }
        return ageYears != null ? ageYears.intValue() : OLDER_THAN_EVERY_LIMIT;
    }

    /** Whether an observation falls into the first 28 days of life. */
    boolean neonate(Instant observed) {
        if (birthDate != null) {
            return ChronoUnit.DAYS.between(birthDate, day(observed)) <= 28;
        }
        return ageYears != null && ageYears.multiply(new BigDecimal("365.25")).intValue() <= 28;
    }

    /** CAPD replaces ICE below 12 years and with developmental delay (clinical.md 2.3). */
    boolean capdInsteadOfIce(Instant assessed) {
        return developmentalDelay || years(assessed) < 12;
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}

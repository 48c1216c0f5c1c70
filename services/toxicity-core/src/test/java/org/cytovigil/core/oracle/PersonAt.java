// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.BirthDate;
import org.cytovigil.core.fact.PatientDetails;
import org.jspecify.annotations.Nullable;

/**
 * The person: the newest of each detail, for the whole history (docs/clinical/time.md#the-person). A birth date after
 * the arrival of its event, or more than 120 years before it, leaves no age
 * (docs/clinical/data-quality.md#birth-dates). Of a year alone the limit that calls more readings low counts: that of
 * the oldest or that of the youngest that the person can be.
 *
 * <p>Silent in the text: the patient's zone is not among the facts, so days are those of UTC; a birth date beats an age
 * in years, and one that cannot be true takes back an age that was told before it.
 */
record PersonAt(
        @Nullable BirthDate birthDate,
        @Nullable BigDecimal ageYears,
        boolean developmentalDelay,
        @Nullable Baseline baseline) {
    private static final int OLDER_THAN_EVERY_LIMIT = 1_000;

    static PersonAt of(Facts facts) {
        BirthDate birthDate = null;
        BigDecimal ageYears = null;
        boolean delay = false;
        Baseline baseline = null;
        for (PatientDetails details : facts.people()) {
            if (details.birthDate() != null) {
                boolean possible = possible(details.birthDate(), day(details.arrivedAt()));
                birthDate = possible ? details.birthDate() : null;
                ageYears = possible ? ageYears : null;
            }
            ageYears = details.ageYears() != null ? details.ageYears() : ageYears;
            delay = details.developmentalDelay() != null ? details.developmentalDelay() : delay;
            baseline = details.baseline() != null ? details.baseline() : baseline;
        }
        return new PersonAt(birthDate, ageYears, delay, baseline);
    }

    private static boolean possible(BirthDate date, LocalDate arrival) {
        return !date.earliest().isAfter(arrival) && !date.latest().isBefore(arrival.minusYears(120));
    }

    boolean ageKnown() {
        return birthDate != null || ageYears != null;
    }

    /**
     * Completed years at an observation at most; unknown age is graded as an adult's
     * (docs/clinical/crs.md#limits-of-blood-pressure).
     */
    int years(Instant observed) {
        if (birthDate != null) {
            return (int) ChronoUnit.YEARS.between(birthDate.earliest(), day(observed));
        }
        return ageYears != null ? ageYears.intValue() : OLDER_THAN_EVERY_LIMIT;
    }

    /** Below which a systolic pressure is low (docs/clinical/crs.md#limits-of-blood-pressure). */
    int systolicLimit(Instant observed) {
        if (birthDate != null) {
            return Math.max(limitOf(birthDate.earliest(), day(observed)), limitOf(birthDate.latest(), day(observed)));
        }
        boolean neonate =
                ageYears != null && ageYears.multiply(new BigDecimal("365.25")).intValue() <= 28;
        return neonate ? 60 : limitOf(years(observed));
    }

    private static int limitOf(LocalDate born, LocalDate today) {
        return ChronoUnit.DAYS.between(born, today) <= 28 ? 60 : limitOf((int) ChronoUnit.YEARS.between(born, today));
    }

    private static int limitOf(int years) {
        return years < 1 ? 70 : years < 10 ? 70 + 2 * years : 90;
    }

    /** CAPD replaces ICE below 12 years and with developmental delay (docs/clinical/icans.md#the-wrong-tool). */
    boolean capdInsteadOfIce(Instant assessed) {
        return developmentalDelay || years(assessed) < 12;
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}

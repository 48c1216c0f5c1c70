// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.BirthDate;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the person at an instant: the newest value of each detail.
 *
 * @param ageYears age where no birth date is known
 * @param unit ward, empty where unknown
 */
public record Person(
        @Nullable BirthDate birthDate,
        @Nullable BigDecimal ageYears,
        String unit,
        Setting setting,
        boolean developmentalDelay,
        @Nullable Baseline baseline) {
    /** Nothing known: an inpatient of unknown age. */
    public static final Person UNKNOWN = new Person(null, null, "", Setting.INPATIENT, false, null);

    private static final BigDecimal DAYS_A_YEAR = new BigDecimal("365.25");

    /** The person after newer details; absent details leave what was known, a birth date that cannot be true leaves no age. */
    public Person with(PatientDetails details) {
        return new Person(
                details.bornImplausibly() ? null : details.birthDate() != null ? details.birthDate() : birthDate,
                details.ageYears() != null || details.bornImplausibly() ? details.ageYears() : ageYears,
                details.unit() != null ? details.unit() : unit,
                details.setting() != null ? details.setting() : setting,
                details.developmentalDelay() != null ? details.developmentalDelay() : developmentalDelay,
                details.baseline() != null ? details.baseline() : baseline);
    }

    /** The person with what is not known taken from what another record of the same person says. */
    Person filledBy(Person other) {
        return new Person(
                ageKnown() ? birthDate : other.birthDate,
                ageKnown() ? ageYears : other.ageYears,
                unit.isEmpty() ? other.unit : unit,
                setting,
                developmentalDelay || other.developmentalDelay,
                baseline != null ? baseline : other.baseline);
    }

    /** The person with what holds for the whole history taken from what is known last: age, delay, baseline. */
    Person always(Person last) {
        return new Person(last.birthDate, last.ageYears, unit, setting, last.developmentalDelay, last.baseline);
    }

    /** Whether the age can be told. */
    public boolean ageKnown() {
        return birthDate != null || ageYears != null;
    }

    /** Completed years at an instant, at most as many as a date known to the month or year allows, or a value above every limit where the age is unknown. */
    public int yearsAt(Instant at) {
        if (birthDate != null) {
            return (int) ChronoUnit.YEARS.between(birthDate.earliest(), day(at));
        }
        return ageYears != null ? ageYears.intValue() : Integer.MAX_VALUE;
    }

    /** Completed days at an instant, at most as many as a date known to the month or year allows, or a value above every limit where the age is unknown. */
    public long daysAt(Instant at) {
        if (birthDate != null) {
            return ChronoUnit.DAYS.between(birthDate.earliest(), day(at));
        }
        return ageYears != null ? ageYears.multiply(DAYS_A_YEAR).longValue() : Long.MAX_VALUE;
    }

    /** An age: completed days and years. */
    public record Age(long days, int years) {}

    /** The ages that it can be at an instant: one, or where the date is known to the month or year the first and last. */
    public List<Age> agesAt(Instant at) {
        BirthDate born = birthDate;
        if (born == null || born.knownToTheDay()) {
            return List.of(new Age(daysAt(at), yearsAt(at)));
        }
        LocalDate latest = born.latest();
        return List.of(new Age(daysAt(at), yearsAt(at)), new Age(ChronoUnit.DAYS.between(latest, day(at)), (int)
                ChronoUnit.YEARS.between(latest, day(at))));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.cytovigil.core.fact.Baseline;
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
        @Nullable LocalDate birthDate,
        @Nullable BigDecimal ageYears,
        String unit,
        Setting setting,
        boolean developmentalDelay,
        @Nullable Baseline baseline) {
    /** Nothing known: an inpatient of unknown age. */
    public static final Person UNKNOWN = new Person(null, null, "", Setting.INPATIENT, false, null);

    private static final BigDecimal DAYS_A_YEAR = new BigDecimal("365.25");

    /** The person after newer details; absent details leave what was known. */
    public Person with(PatientDetails details) {
        return new Person(
                details.birthDate() != null ? details.birthDate() : birthDate,
                details.ageYears() != null ? details.ageYears() : ageYears,
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

    /** Whether the age can be told. */
    public boolean ageKnown() {
        return birthDate != null || ageYears != null;
    }

    /** Completed years at an instant, or a value above every limit where the age is unknown. */
    public int yearsAt(Instant at) {
        if (birthDate != null) {
            return (int) ChronoUnit.YEARS.between(
                    birthDate, at.atZone(ZoneOffset.UTC).toLocalDate());
        }
        return ageYears != null ? ageYears.intValue() : Integer.MAX_VALUE;
    }

    /** Completed days at an instant, or a value above every limit where the age is unknown. */
    public long daysAt(Instant at) {
        if (birthDate != null) {
            return ChronoUnit.DAYS.between(birthDate, at.atZone(ZoneOffset.UTC).toLocalDate());
        }
        return ageYears != null ? ageYears.multiply(DAYS_A_YEAR).longValue() : Long.MAX_VALUE;
    }
}

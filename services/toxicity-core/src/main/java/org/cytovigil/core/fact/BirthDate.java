// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A birth date as exactly as it is known: to the day, the month or the year.
 *
 * @param earliest first day that it can be
 * @param latest last day that it can be, not before the first
 */
public record BirthDate(LocalDate earliest, LocalDate latest) {
    private static final Pattern YEAR = Pattern.compile("\\d{4}(?:0000)?");
    private static final int OLDEST = 120;
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    /** @throws IllegalArgumentException where the last day lies before the first */
    public BirthDate {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("a birth date must not end before it begins");
        }
    }

    /** Known to the day. */
    public static BirthDate of(LocalDate day) {
        return new BirthDate(day, day);
    }

    /** Reads {@code YYYY-MM-DD}, {@code YYYY-MM}, {@code YYYY} or, for a year alone, {@code YYYY0000}; empty for anything else. */
    public static Optional<BirthDate> parse(String text) {
        try {
            if (YEAR.matcher(text).matches()) {
                Year year = Year.parse(text.substring(0, 4));
                return Optional.of(new BirthDate(year.atDay(1), year.atDay(year.length())));
            }
            if (MONTH.matcher(text).matches()) {
                YearMonth month = YearMonth.parse(text);
                return Optional.of(new BirthDate(month.atDay(1), month.atEndOfMonth()));
            }
            return Optional.of(of(LocalDate.parse(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Whether a living person can be born then: not after an instant, and not more than 120 years before it
     * (docs/clinical/data-quality.md#birth-dates). Days are those of UTC.
     */
    public boolean plausibleAt(Instant told) {
        LocalDate day = told.atZone(ZoneOffset.UTC).toLocalDate();
        return !earliest.isAfter(day) && !latest.isBefore(day.minusYears(OLDEST));
    }

    /** Whether the day is known. */
    public boolean knownToTheDay() {
        return earliest.equals(latest);
    }

    /** As it is sent: as many parts as are known. */
    @Override
    public String toString() {
        if (knownToTheDay()) {
            return earliest.toString();
        }
        return YearMonth.from(earliest).equals(YearMonth.from(latest))
                ? YearMonth.from(earliest).toString()
                : Year.from(earliest).toString();
    }
}

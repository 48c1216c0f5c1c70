// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PID-7. Insurance cards and registration desks send {@code 19850000} and {@code 00000000} for what nobody knows; that must
 * cost neither the ward nor the setting.
 *
 * @param known YYYY-MM-DD, YYYY-MM or YYYY, as far as it says so
 * @param whole whether it says all that it claims to say
 */
record BirthDate(Optional<String> known, boolean whole) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-?(\\d{2})?-?(\\d{2})?.*");
    private static final int EARLIEST = 1900;
    private static final String UNKNOWN_PART = "00";

    static BirthDate read(String sent) {
        if (sent.isEmpty()) {
            return new BirthDate(Optional.empty(), true);
        }
        Matcher matcher = SHAPE.matcher(sent);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < EARLIEST) {
            return new BirthDate(Optional.empty(), false);
        }
        try {
            return exact(matcher.group(1), matcher.group(2), matcher.group(3));
        } catch (DateTimeException impossible) {
            return new BirthDate(Optional.empty(), false);
        }
    }

    /** A part that is left out was not known, one that is zero is none; both leave the year, or the month. */
    private static BirthDate exact(String year, @Nullable String month, @Nullable String day) {
        if (month == null || month.equals(UNKNOWN_PART)) {
            return new BirthDate(Optional.of(year), month == null);
        }
        YearMonth known = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
        if (day == null || day.equals(UNKNOWN_PART)) {
            return new BirthDate(Optional.of(known.toString()), day == null);
        }
        return new BirthDate(Optional.of(known.atDay(Integer.parseInt(day)).toString()), true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The values that a rule may have, both ends included, or its words.
 *
 * @param whole whether only whole numbers are allowed
 * @param words the only values, empty for durations and numbers
 * @param lowest a duration (ISO 8601) or a decimal
 * @param highest the same
 */
record RuleRange(boolean whole, List<String> words, String lowest, String highest) {
    private static final String WORDS = "one of ";
    private static final String WHOLE = "whole ";
    private static final String ZONE = "a time zone";

    /** Reads it as it stands beside a key, such as {@code PT1M..PT2H}, {@code 50..100}, {@code whole 0..1} or {@code one of a, b}. */
    static RuleRange of(String text) {
        if (text.startsWith(WORDS)) {
            return new RuleRange(false, List.of(text.substring(WORDS.length()).split(", ", -1)), "", "");
        }
        if (text.equals(ZONE)) {
            return new RuleRange(false, List.of(), ZONE, ZONE);
        }
        boolean whole = text.startsWith(WHOLE);
        String ends = whole ? text.substring(WHOLE.length()) : text;
        int dots = ends.indexOf("..");
        return new RuleRange(whole, List.of(), ends.substring(0, dots), ends.substring(dots + 2));
    }

    /**
     * A value as it was configured.
     *
     * @throws IllegalArgumentException for one that is not allowed, saying what is
     */
    Object parse(String text) {
        if (!words.isEmpty()) {
            if (!words.contains(text)) {
                throw new IllegalArgumentException("expected one of " + String.join(", ", words) + ", not " + text);
            }
            return text;
        }
        try {
            return lowest.equals(ZONE)
                    ? ZoneId.of(text).getId()
                    : lowest.startsWith("P") ? duration(text) : decimal(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(expected(text), e);
        }
    }

    private Duration duration(String text) {
        Duration value = Duration.parse(text);
        return checked(value, Duration.parse(lowest), Duration.parse(highest), text);
    }

    private BigDecimal decimal(String text) {
        BigDecimal value = new BigDecimal(text);
        if (whole && value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(expected(text));
        }
        return checked(value, new BigDecimal(lowest), new BigDecimal(highest), text);
    }

    private <T extends Comparable<T>> T checked(T value, T from, T to, String text) {
        if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
            throw new IllegalArgumentException(expected(text));
        }
        return value;
    }

    private String expected(String text) {
        if (lowest.equals(ZONE)) {
            return "expected a time zone such as Europe/Berlin, not " + text;
        }
        String what = lowest.startsWith("P") ? "an ISO 8601 duration" : whole ? "a whole number" : "a decimal";
        return "expected " + what + " from " + lowest + " to " + highest + ", not " + text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The values that a rule may have. */
sealed interface RuleRange {
    /**
     * Reads it as it stands beside a key: {@code PT1M..PT2H}, {@code 50..100}, {@code whole 0..1}, {@code one of a, b},
     * {@code a time zone}, or {@code 3 rising of 0..20}.
     */
    static RuleRange of(String text) {
        if (text.equals(Zone.TEXT)) {
            return new Zone();
        }
        if (text.startsWith(Words.START)) {
            return new Words(List.of(text.substring(Words.START.length()).split(", ", -1)));
        }
        int rising = text.indexOf(Rising.WORD);
        if (rising > 0) {
            return new Rising(
                    Integer.parseInt(text.substring(0, rising)),
                    Decimals.of(text.substring(rising + Rising.WORD.length())));
        }
        return text.startsWith("P") ? Durations.of(text) : Decimals.of(text);
    }

    /**
     * A value as it was configured.
     *
     * @throws IllegalArgumentException for one that is not allowed, saying what is
     */
    Object parse(String text);

    /** Some words and no others. */
    record Words(List<String> words) implements RuleRange {
        private static final String START = "one of ";

        @Override
        public Object parse(String text) {
            if (!words.contains(text)) {
                throw expected(START + String.join(", ", words), text);
            }
            return text;
        }
    }

    /** The name of a time zone. */
    record Zone() implements RuleRange {
        private static final String TEXT = "a time zone";

        @Override
        public Object parse(String text) {
            try {
                return ZoneId.of(text).getId();
            } catch (DateTimeException e) {
                throw expected("a time zone such as Europe/Berlin", text);
            }
        }
    }

    /** A duration, both ends included. */
    record Durations(Duration lowest, Duration highest) implements RuleRange {
        private static Durations of(String ends) {
            int dots = ends.indexOf("..");
            return new Durations(Duration.parse(ends.substring(0, dots)), Duration.parse(ends.substring(dots + 2)));
        }

        @Override
        public Object parse(String text) {
            String what = "an ISO 8601 duration from " + lowest + " to " + highest;
            try {
                Duration value = Duration.parse(text);
                if (value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0) {
                    return value;
                }
            } catch (DateTimeException e) {
                throw expected(what, text);
            }
            throw expected(what, text);
        }
    }

    /** A decimal, both ends included. */
    record Decimals(boolean whole, BigDecimal lowest, BigDecimal highest) implements RuleRange {
        private static final String WHOLE = "whole ";

        private static Decimals of(String text) {
            boolean whole = text.startsWith(WHOLE);
            String ends = whole ? text.substring(WHOLE.length()) : text;
            int dots = ends.indexOf("..");
            return new Decimals(
                    whole, new BigDecimal(ends.substring(0, dots)), new BigDecimal(ends.substring(dots + 2)));
        }

        @Override
        public BigDecimal parse(String text) {
            String what = (whole ? "a whole number" : "a decimal") + " from " + lowest + " to " + highest;
            BigDecimal value;
            try {
                value = new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw expected(what, text);
            }
            boolean fits = value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
            if (!fits || (whole && value.stripTrailingZeros().scale() > 0)) {
                throw expected(what, text);
            }
            return value;
        }
    }

    /** A number of limits, each above the one before, set as {@code 2, 5, 8}. */
    record Rising(int count, Decimals each) implements RuleRange {
        private static final String WORD = " rising of ";

        @Override
        public Object parse(String text) {
            List<BigDecimal> values = List.of(text.split(",", -1)).stream()
                    .map(value -> each.parse(value.strip()))
                    .toList();
            boolean rises = true;
            for (int i = 1; i < values.size(); i++) {
                rises &= values.get(i).compareTo(values.get(i - 1)) > 0;
            }
            if (values.size() != count || !rises) {
                throw expected(count + " limits, each above the one before, with commas between", text);
            }
            return new Limits(values);
        }
    }

    private static IllegalArgumentException expected(String what, String text) {
        return new IllegalArgumentException("expected " + what + ", not " + text);
    }
}

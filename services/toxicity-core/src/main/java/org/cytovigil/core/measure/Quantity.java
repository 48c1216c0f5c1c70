// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact decimal in the canonical unit of its parameter, or a bound where the laboratory sent "&lt;5".
 *
 * @param value the number; never rounded before it is compared
 * @param bound whether the true value is this number, below it or above it
 */
public record Quantity(BigDecimal value, Bound bound) {
    /** How the number bounds the true value. */
    public enum Bound {
        EXACT,
        BELOW,
        ABOVE
    }

    /** A number that was sent has at most so many digits, leading zeros not counted. */
    public static final int MOST_DIGITS = 18;

    /** Digits of which a multiple of a cut number is sure. */
    private static final int KEPT_DIGITS = 14;

    /** And at most so large an exponent, up or down, when it is written with one digit before the point. */
    public static final int MOST_EXPONENT = 12;

    private static final Pattern TEXT =
            Pattern.compile("\\s*(<=|>=|<|>)?\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,2})?)\\s*");

    /** An exact value. */
    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value), Bound.EXACT);
    }

    /** Reads a number with an optional comparator; empty for text such as "QNS", and for numbers beyond all measure. */
    public static Optional<Quantity> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (text.length() > 40 || !matcher.matches()) {
            return Optional.empty();
        }
        String comparator = matcher.group(1);
        Bound bound = comparator == null ? Bound.EXACT : comparator.startsWith("<") ? Bound.BELOW : Bound.ABOVE;
        return Optional.of(new BigDecimal(matcher.group(2)))
                .filter(Quantity::fits)
                .map(number -> new Quantity(number, bound));
    }

    private static boolean fits(BigDecimal number) {
        int exponent = number.precision() - 1 - number.scale();
        return number.precision() <= MOST_DIGITS && Math.abs(exponent) <= MOST_EXPONENT;
    }

    /**
     * How the number lies to a limit. A limit with as many digits as a conversion leaves is itself cut, and a multiple of it has
     * multiplied what was cut: 63 umol/L would lie above 3 x 21 umol/L. What is the same but for that is equal.
     */
    private int compare(BigDecimal limit) {
        int exact = value.compareTo(limit);
        return exact != 0
                        && limit.precision() >= MOST_DIGITS
                        && value.subtract(limit).abs().compareTo(limit.abs().movePointLeft(KEPT_DIGITS)) <= 0
                ? 0
                : exact;
    }

    /** Whether the true value is certainly at least the limit. */
    public boolean atLeast(BigDecimal limit) {
        return bound != Bound.BELOW && compare(limit) >= 0;
    }

    /** Whether the true value is certainly below the limit. */
    public boolean below(BigDecimal limit) {
        return switch (bound) {
            case EXACT -> compare(limit) < 0;
            case BELOW -> compare(limit) <= 0;
            case ABOVE -> false;
        };
    }

    /** Whether the true value is certainly above the limit. */
    public boolean above(BigDecimal limit) {
        return switch (bound) {
            case EXACT -> compare(limit) > 0;
            case ABOVE -> compare(limit) >= 0;
            case BELOW -> false;
        };
    }

    /** Whether the true value is certainly at most the limit. */
    public boolean atMost(BigDecimal limit) {
        return bound != Bound.ABOVE && compare(limit) <= 0;
    }

    /** The same bound on another number. */
    public Quantity withValue(BigDecimal other) {
        return new Quantity(other, bound);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact quotient, for values such as 4 mg/h in micrograms per minute that no decimal can hold.
 *
 * @param denominator above zero
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) implements Comparable<Fraction> {
    /** Nothing. */
    public static final Fraction ZERO = of(BigDecimal.ZERO);

    /** Checks the denominator. */
    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator " + denominator);
        }
    }

    /** A decimal as a fraction. */
    public static Fraction of(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    /** Exact sum. */
    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** Exact product. */
    public Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }

    /** Exact quotient by a number above zero. */
    public Fraction over(BigDecimal divisor) {
        return new Fraction(numerator, denominator.multiply(divisor));
    }

    /** Whether it is at least the limit, without rounding. */
    public boolean atLeast(BigDecimal limit) {
        return compareTo(of(limit)) >= 0;
    }

    /** The nearest decimal with so many places; for show only, never compared. */
    public BigDecimal rounded(int places) {
        return numerator.divide(denominator, places, RoundingMode.HALF_UP);
    }

    /** Two fractions of the same value compare as equal, whatever their terms. */
    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The number of a prediction index: shown, never a grade.
 *
 * @param score without trailing zeros
 * @param band absent where the index has none
 */
public record Index(BigDecimal score, @Nullable Band band) {
    /** On which side of its limit it lies. */
    public enum Band {
        LOW,
        HIGH
    }

    /** Equal numbers are equal whatever their scale. */
    public Index {
        BigDecimal plain = score.stripTrailingZeros();
        score = plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** A whole score with its band. */
    public static Index banded(int score, BigDecimal high) {
        BigDecimal number = new BigDecimal(score);
        return new Index(number, number.compareTo(high) >= 0 ? Band.HIGH : Band.LOW);
    }
}

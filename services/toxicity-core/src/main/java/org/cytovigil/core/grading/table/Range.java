// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The values that a row is for: above the lower end, at most the upper one; an absent end is open.
 *
 * @param above excluded
 * @param atMost included
 */
public record Range(@Nullable BigDecimal above, @Nullable BigDecimal atMost) {
    /** Every value. */
    static final Range ALL = new Range(null, null);

    private static final String TO = "..";

    /** The cells {@code above} and {@code atMost}, or a condition such as {@code 7..9} of whole numbers. */
    static Range read(String condition, String above, String atMost) {
        int to = condition.indexOf(TO);
        if (to >= 0) {
            BigDecimal first = new BigDecimal(condition.substring(0, to));
            return new Range(first.subtract(BigDecimal.ONE), new BigDecimal(condition.substring(to + TO.length())));
        }
        return above.isEmpty() && atMost.isEmpty() ? ALL : new Range(number(above), number(atMost));
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.isEmpty() ? null : new BigDecimal(cell);
    }

    /** Whether a value lies in it. */
    public boolean contains(BigDecimal value) {
        return (above == null || value.compareTo(above) > 0) && (atMost == null || value.compareTo(atMost) <= 0);
    }
}

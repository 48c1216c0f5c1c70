// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The limits between the classes of a value.
 *
 * @param values each above the one before
 */
public record Limits(List<BigDecimal> values) {
    /** Copies the list. */
    public Limits {
        values = List.copyOf(values);
    }

    /**
     * One of them.
     *
     * @param place from 1
     */
    public BigDecimal at(int place) {
        return values.get(place - 1);
    }

    /** How many there are. */
    public int count() {
        return values.size();
    }

    /** How many of them a value has reached. */
    public int reachedBy(BigDecimal value) {
        return (int)
                values.stream().filter(limit -> value.compareTo(limit) >= 0).count();
    }

    /** How many of them a value is above. */
    public int exceededBy(BigDecimal value) {
        return (int) values.stream().filter(limit -> value.compareTo(limit) > 0).count();
    }

    /** As it is set, whatever way the numbers were written. */
    @Override
    public String toString() {
        return values.stream()
                .map(value -> value.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", "));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/** Between two bounds: whether something surely holds, and whether it may. */
record Maybe(boolean surely, boolean perhaps) {
    static final Maybe NO = new Maybe(false, false);
    static final Maybe YES = new Maybe(true, true);
    static final Maybe OPEN = new Maybe(false, true);

    static Maybe of(boolean holds) {
        return holds ? YES : NO;
    }

    Maybe or(Maybe other) {
        return new Maybe(surely || other.surely, perhaps || other.perhaps);
    }

    Maybe and(Maybe other) {
        return new Maybe(surely && other.surely, perhaps && other.perhaps);
    }

    /** So many of some. */
    static Maybe many(int needed, Maybe... some) {
        return new Maybe(
                Stream.of(some).filter(Maybe::surely).count() >= needed,
                Stream.of(some).filter(Maybe::perhaps).count() >= needed);
    }

    /** At least a limit; above it where {@code strictly}. */
    static Maybe from(@Nullable Measured result, @Nullable BigDecimal limit, boolean strictly) {
        return result == null
                ? OPEN
                : from(result.quantity().bound(), result.quantity().value(), limit, strictly);
    }

    static Maybe from(Quantity.Bound bound, BigDecimal value, @Nullable BigDecimal limit, boolean strictly) {
        if (limit == null) {
            return OPEN;
        }
        int order = value.compareTo(limit);
        return switch (bound) {
            case EXACT -> of(strictly ? order > 0 : order >= 0);
            case ABOVE -> order >= 0 ? YES : OPEN;
            case BELOW -> order <= 0 ? NO : OPEN;
        };
    }
}

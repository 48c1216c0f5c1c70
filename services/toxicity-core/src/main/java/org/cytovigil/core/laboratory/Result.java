// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;

/**
 * A laboratory result as it is kept: the number with what it is compared with.
 *
 * @param id of the fact
 * @param at event time
 * @param quantity in the canonical unit of its parameter
 * @param lln lower limit of normal: its own, else the newest of the same laboratory
 * @param uln upper limit of normal: the same
 */
public record Result(
        String id,
        Instant at,
        Quantity quantity,
        @Nullable BigDecimal lln,
        @Nullable BigDecimal uln) {
    /** Whether it is above a limit; unknown without one, or where only its bound is known. */
    public Truth above(@Nullable BigDecimal limit) {
        return limit == null
                ? Truth.UNKNOWN
                : quantity.above(limit) ? Truth.YES : quantity.atMost(limit) ? Truth.NO : Truth.UNKNOWN;
    }

    /** Whether it is at least a limit. */
    public Truth atLeast(@Nullable BigDecimal limit) {
        return limit == null
                ? Truth.UNKNOWN
                : quantity.atLeast(limit) ? Truth.YES : quantity.below(limit) ? Truth.NO : Truth.UNKNOWN;
    }

    /** Whether it is below a limit. */
    public Truth below(@Nullable BigDecimal limit) {
        return atLeast(limit).not();
    }

    /** Whether it is at most a limit. */
    public Truth atMost(@Nullable BigDecimal limit) {
        return above(limit).not();
    }

    /** Whether it is above a multiple of its upper limit of normal. */
    public Truth aboveUln(BigDecimal multiple) {
        return above(times(uln, multiple));
    }

    /** Whether it is at least a multiple of its upper limit of normal. */
    public Truth atLeastUln(BigDecimal multiple) {
        return atLeast(times(uln, multiple));
    }

    /** Its number, null where only a bound is known. */
    public @Nullable BigDecimal exact() {
        return quantity.bound() == Quantity.Bound.EXACT ? quantity.value() : null;
    }

    /** The same with another number. */
    public Result with(BigDecimal number) {
        return new Result(id, at, quantity.withValue(number), lln, uln);
    }

    /** A multiple of something that may be unknown. */
    public static @Nullable BigDecimal times(@Nullable BigDecimal reference, BigDecimal multiple) {
        return reference == null ? null : reference.multiply(multiple);
    }
}

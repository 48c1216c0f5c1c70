// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A vital sign, or a value on the same side of every limit.
 *
 * @param evidence id of the fact, or what names the sample
 * @param at when it was taken, or sampled; the first of samples that say the same
 * @param sampled whether a monitor sampled it, perhaps again and again
 */
public record Reading(BigDecimal value, String evidence, Instant at, boolean sampled) implements Observed {
    /** The same, sampled again. */
    Reading again(Instant instant) {
        return new Reading(value, evidence, instant, sampled);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.time.Instant;

/**
 * Samples of one code at regular seconds.
 *
 * @param first instant of the first, a whole second
 * @param last instant of the last
 * @param period seconds between neighbours, 0 for a single sample
 * @param code by {@link Coding}
 */
public record SampleRun(Instant first, Instant last, int period, int code) {
    static SampleRun single(Instant at, int code) {
        return new SampleRun(at, at, 0, code);
    }

    /** The last sample by an instant that is not before the first one. */
    public Instant lastBy(Instant instant) {
        if (!instant.isBefore(last)) {
            return last;
        }
        if (period == 0) {
            return first;
        }
        long steps = (instant.getEpochSecond() - first.getEpochSecond()) / period;
        return first.plusSeconds(steps * period);
    }

    /** Whether there is a sample at a second. */
    boolean has(Instant second) {
        boolean inside = !second.isBefore(first) && !second.isAfter(last);
        return inside && (period == 0 || (second.getEpochSecond() - first.getEpochSecond()) % period == 0);
    }
}

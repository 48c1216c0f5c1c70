// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.time.Instant;

/**
 * Neighbouring samples of one feed that lie on the same side of every limit, close enough together not to interrupt
 * anything.
 *
 * @param from instant of the first sample, a whole second
 * @param to instant of the last sample
 */
public record Stretch(Series series, Levels levels, Instant from, Instant to) {
    /** Names the first sample in evidence: samples are known by feed and second, not by the id of a message. */
    public String evidence() {
        return series.method() + "/" + series.group() + "/" + from;
    }
}

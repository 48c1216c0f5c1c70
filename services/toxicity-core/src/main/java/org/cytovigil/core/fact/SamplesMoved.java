// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.time.Instant;
import java.util.List;

/**
 * Samples of a continuous feed that were charted to a record which was merged into this one: as they are kept, by codes.
 *
 * @param feed how and what was sampled, and by what source
 * @param edition of the rules whose limits the codes speak of
 * @param runs in order of time, at least one, all within one block of history
 */
public record SamplesMoved(FactHeader header, String feed, String edition, List<Run> runs) implements Fact {
    /** Copies the list. */
    public SamplesMoved {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        runs = List.copyOf(runs);
    }

    /**
     * Samples of one code at regular seconds.
     *
     * @param period seconds between neighbours, 0 for a single sample
     */
    public record Run(Instant first, Instant last, int period, int code) {}

    @Override
    public SamplesMoved under(FactHeader other) {
        return new SamplesMoved(other, feed, edition, runs);
    }

    /** Instant of the first sample. */
    public Instant from() {
        return runs.get(0).first();
    }

    @Override
    public String toString() {
        return "SamplesMoved[" + header + ", " + feed + " from " + from() + ", runs=" + runs.size() + "]";
    }
}

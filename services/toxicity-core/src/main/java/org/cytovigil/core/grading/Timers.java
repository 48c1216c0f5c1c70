// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Instant;

/** Finds the first of many instants that lies after the one that is judged. */
public final class Timers {
    private final Instant now;
    private Instant first = Instant.MAX;

    /** @param now the instant that is judged */
    public Timers(Instant now) {
        this.now = now;
    }

    /** Something changes at an instant although nothing more arrives. */
    public Timers at(Instant due) {
        first = firstAfter(now, due, first);
        return this;
    }

    /** The first that is due, {@link Instant#MAX} for never. */
    public Instant first() {
        return first;
    }
}

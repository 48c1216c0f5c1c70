// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/** What a clinician judged last of the cause, as a function of event time. */
public record AttributionState(Steps<Judged> steps, Instant newest) implements SignalState {
    /**
     * A judgement.
     *
     * @param at when it was made, {@link Instant#MIN} before the first
     * @param other whether another cause is held
     */
    public record Judged(Instant at, boolean other) {
        /** Nobody has judged. */
        static final Judged NEVER = new Judged(Instant.MIN, false);
    }

    /** Whether another cause was judged last. */
    public boolean at(Instant instant) {
        return steps.at(instant).other();
    }

    /** When the cause was judged last, {@link Instant#MIN} before the first time. */
    public Instant judgedAt(Instant instant) {
        return steps.at(instant).at();
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public AttributionState since(Instant checkpoint, GradingRules rules) {
        return new AttributionState(steps.since(checkpoint), newest);
    }
}

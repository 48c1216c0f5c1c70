// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/** An instant to look back at, for example of something that happened, as a function of event time. */
public record InstantState(Steps<Instant> steps, Instant newest) implements SignalState {
    /** When it happened last by an instant. */
    public Instant at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return earlier instanceof InstantState before && steps.equals(before.steps);
    }

    @Override
    public boolean restsLike(SignalState earlier) {
        return earlier instanceof InstantState before
                && steps.equals(before.steps)
                && steps.last().equals(Instant.MIN);
    }

    @Override
    public InstantState since(Instant checkpoint, GradingRules rules) {
        return new InstantState(steps.since(checkpoint), newest);
    }
}

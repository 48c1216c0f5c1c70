// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/** Something that holds or not, as a function of event time. */
public record FlagState(Steps<Boolean> steps, Instant newest) implements SignalState {
    /** Whether it holds at an instant. */
    public boolean at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public FlagState since(Instant checkpoint, GradingRules rules) {
        return new FlagState(steps.since(checkpoint), newest);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/** Respiratory support as a function of event time. */
public record OxygenState(Steps<Oxygen> steps, Instant newest) implements SignalState {
    /** The support at an instant. */
    public Oxygen at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public OxygenState since(Instant checkpoint, GradingRules rules) {
        return new OxygenState(steps.since(checkpoint), newest);
    }
}

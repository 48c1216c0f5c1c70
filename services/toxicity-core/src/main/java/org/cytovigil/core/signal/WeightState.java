// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;

/**
 * The newest weight, as a function of event time.
 *
 * @param steps an empty list before the first
 */
public record WeightState(Steps<List<Weighed>> steps, Instant newest) implements SignalState {
    /** The newest weight by an instant, null before the first. */
    public @Nullable Weighed at(Instant instant) {
        List<Weighed> weight = steps.at(instant);
        return weight.isEmpty() ? null : weight.get(0);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public WeightState since(Instant checkpoint, GradingRules rules) {
        return new WeightState(steps.since(checkpoint), newest);
    }
}

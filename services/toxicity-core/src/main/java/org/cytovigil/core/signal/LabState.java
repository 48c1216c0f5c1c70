// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;

/**
 * The newest result of a laboratory parameter, as a function of event time.
 *
 * @param steps the result, an empty list before the first
 */
public record LabState(Steps<List<Measured>> steps, Instant newest) implements SignalState {
    /** The newest result by an instant, null before the first. */
    public @Nullable Measured at(Instant instant) {
        List<Measured> result = steps.at(instant);
        return result.isEmpty() ? null : result.get(0);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public LabState since(Instant checkpoint, GradingRules rules) {
        return new LabState(steps.since(checkpoint), newest);
    }
}

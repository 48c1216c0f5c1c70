// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * Sedation as a function of event time.
 *
 * @param steps substances that run
 */
public record SedationState(Steps<List<String>> steps, Instant newest) implements SignalState {
    /** Whether any runs at an instant. */
    public boolean at(Instant instant) {
        return !steps.at(instant).isEmpty();
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public SedationState since(Instant checkpoint, GradingRules rules) {
        return new SedationState(steps.since(checkpoint), newest);
    }
}

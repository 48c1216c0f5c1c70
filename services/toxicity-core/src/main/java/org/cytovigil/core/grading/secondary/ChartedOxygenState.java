// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/** The respiratory support as it was charted, as a function of event time. */
public record ChartedOxygenState(Steps<ChartedOxygen> steps, Instant newest) implements SignalState {
    ChartedOxygen at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public ChartedOxygenState since(Instant checkpoint, GradingRules rules) {
        return new ChartedOxygenState(steps.since(checkpoint), newest);
    }
}

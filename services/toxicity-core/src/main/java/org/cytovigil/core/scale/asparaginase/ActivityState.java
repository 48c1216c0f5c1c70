// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.asparaginase;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * Levels of activity that are not enough, as a function of event time.
 *
 * @param steps ids of the newest levels in a row that are not enough, at most two
 */
public record ActivityState(Steps<List<String>> steps, Instant newest) implements SignalState {
    List<String> at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public ActivityState since(Instant checkpoint, GradingRules rules) {
        return new ActivityState(steps.since(checkpoint), newest);
    }
}

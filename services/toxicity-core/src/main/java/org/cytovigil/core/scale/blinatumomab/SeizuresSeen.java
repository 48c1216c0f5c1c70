// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * The seizures since the first infusion, as a function of event time.
 *
 * @param steps their ids; the first two are enough
 */
public record SeizuresSeen(Steps<List<String>> steps, Instant newest) implements SignalState {
    List<String> at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public SeizuresSeen since(Instant checkpoint, GradingRules rules) {
        return new SeizuresSeen(steps.since(checkpoint), newest);
    }
}

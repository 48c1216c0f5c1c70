// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/** The course of steroids, as a function of event time. */
public record SteroidState(Steps<SteroidCourse> steps, Instant newest) implements SignalState {
    /** The course at an instant. */
    public SteroidCourse at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public SteroidState since(Instant checkpoint, GradingRules rules) {
        return new SteroidState(steps.since(checkpoint), newest);
    }
}

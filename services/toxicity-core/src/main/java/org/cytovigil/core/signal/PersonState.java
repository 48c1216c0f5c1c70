// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/** Who the patient is, as a function of event time. */
public record PersonState(Steps<Person> steps, Instant newest) implements SignalState {
    /** Who it is at an instant. */
    public Person at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public PersonState since(Instant checkpoint, GradingRules rules) {
        return new PersonState(steps.since(checkpoint), newest);
    }
}

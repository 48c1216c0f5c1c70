// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/**
 * Who the patient is, as a function of event time, made of all that is known of it; small, so that nothing is forgotten.
 */
public record PersonState(Steps<Person> steps) implements SignalState {
    /** Who it is at an instant. */
    public Person at(Instant instant) {
        return steps.at(instant);
    }

    /** Never late by itself: it is made of all facts at once. */
    @Override
    public Instant newest() {
        return Instant.MIN;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public PersonState since(Instant checkpoint, GradingRules rules) {
        return this;
    }
}

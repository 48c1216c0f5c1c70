// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/**
 * The courses of therapy as a function of event time, as far as they are known: also those that lie ahead. Small,
 * whatever the length of the therapy, so nothing of it is forgotten.
 *
 * @param steps from each dose or end on
 */
public record ExposureState(Steps<Exposure> steps) implements SignalState {
    /** How an instant lies to the therapy. */
    public Exposure at(Instant instant) {
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
    public ExposureState since(Instant checkpoint, GradingRules rules) {
        return this;
    }
}

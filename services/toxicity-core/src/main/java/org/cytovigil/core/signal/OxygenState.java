// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.rules.GradingRules;

/**
 * Respiratory support as a function of event time.
 *
 * @param before what was charted before the newest instant
 * @param together all that was charted for the newest instant: it is judged together
 */
public record OxygenState(Steps<Oxygen> steps, Oxygen before, List<Fact> together, Instant newest)
        implements SignalState {
    static final OxygenState NOTHING =
            new OxygenState(Steps.of(Oxygen.UNKNOWN), Oxygen.UNKNOWN, List.of(), Instant.MIN);

    /** Copies the list. */
    public OxygenState {
        together = List.copyOf(together);
    }

    /** The support at an instant. */
    public Oxygen at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public OxygenState since(Instant checkpoint, GradingRules rules) {
        return new OxygenState(steps.since(checkpoint), before, together, newest);
    }
}

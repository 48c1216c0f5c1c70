// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.mrd;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * B cells, as a function of event time.
 *
 * @param steps the newest count with when they were last absent, an empty list before the first
 */
public record BCellState(Steps<List<Count>> steps, Instant newest) implements SignalState {
    /**
     * A count.
     *
     * @param present whether it is no aplasia
     * @param absent when they were last absent by it, {@link Instant#MIN} for never
     */
    public record Count(String id, boolean present, Instant absent) {}

    BCellState with(Measured measured, BigDecimal limit) {
        boolean present = measured.quantity().atLeast(limit);
        List<Count> before = steps.last();
        Instant absent = !present
                ? measured.at()
                : before.isEmpty() ? Instant.MIN : before.get(0).absent();
        return new BCellState(
                steps.step(measured.at(), List.of(new Count(measured.id(), present, absent))), measured.at());
    }

    List<Count> at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public BCellState since(Instant checkpoint, GradingRules rules) {
        return new BCellState(steps.sinceStepAt(checkpoint), newest);
    }
}

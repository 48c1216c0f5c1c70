// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * When a product for coagulation was given last, as a function of event time.
 *
 * @param steps {@link Instant#MIN} before the first
 */
public record CoagulationState(Steps<Instant> steps, Instant newest) implements SignalState {
    boolean treatedAt(Instant instant, GradingRules rules) {
        return ends(instant, rules).isAfter(instant);
    }

    private Instant ends(Instant instant, GradingRules rules) {
        Instant given = steps.at(instant);
        return given.equals(Instant.MIN) ? given : given.plus(rules.duration(RuleKey.SCALES_COAGULATION_VALID));
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        Instant ends = ends(after, rules);
        return firstAfter(after, ends, next);
    }

    @Override
    public CoagulationState since(Instant checkpoint, GradingRules rules) {
        return new CoagulationState(steps.since(checkpoint), newest);
    }
}

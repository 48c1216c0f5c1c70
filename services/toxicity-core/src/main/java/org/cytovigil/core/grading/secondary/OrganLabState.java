// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * The newest result of an organ, as a function of event time.
 *
 * @param steps the result, an empty list before the first
 */
public record OrganLabState(Steps<List<Measured>> steps, Instant newest) implements SignalState {
    /** The newest result by an instant, null before the first. */
    public @Nullable Measured at(Instant instant) {
        List<Measured> result = steps.at(instant);
        return result.isEmpty() ? null : result.get(0);
    }

    /** Whether a result is still fresh at an instant. */
    public static boolean fresh(Measured result, Instant instant, GradingRules rules) {
        return instant.isBefore(result.at().plus(rules.duration(RuleKey.SCALES_ORGANS_VALID)));
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        Measured result = at(after);
        if (result == null) {
            return next;
        }
        Instant stale = result.at().plus(rules.duration(RuleKey.SCALES_ORGANS_VALID));
        return stale.isAfter(after) && stale.isBefore(next) ? stale : next;
    }

    @Override
    public OrganLabState since(Instant checkpoint, GradingRules rules) {
        return new OrganLabState(steps.since(checkpoint), newest);
    }
}

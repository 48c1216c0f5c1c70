// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/**
 * Since when oxygen has been given under which the newest saturation is high enough for it to be comfort only.
 *
 * @param steps start of that support, {@link Instant#MIN} where the newest saturation is lower
 */
public record ComfortState(Steps<Instant> steps, Instant newest) implements SignalState {
    /** The support under which the newest saturation was high. */
    public Instant at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return earlier instanceof ComfortState before && steps.equals(before.steps);
    }

    @Override
    public ComfortState since(Instant checkpoint, GradingRules rules) {
        return new ComfortState(steps.since(checkpoint), newest);
    }
}

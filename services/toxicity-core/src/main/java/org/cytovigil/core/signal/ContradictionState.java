// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/**
 * Whether readings of one instant contradict each other, as a function of event time; stands until the next reading.
 *
 * @param bad a reading of the newest instant is abnormal
 * @param good a reading of the newest instant is not
 */
public record ContradictionState(Steps<Boolean> steps, boolean bad, boolean good, Instant newest)
        implements SignalState {
    static final ContradictionState NONE = new ContradictionState(Steps.of(Boolean.FALSE), false, false, Instant.MIN);

    ContradictionState read(Instant at, boolean abnormal) {
        boolean same = at.equals(newest);
        boolean isBad = abnormal || (same && bad);
        boolean isGood = !abnormal || (same && good);
        return new ContradictionState(steps.step(at, isBad && isGood), isBad, isGood, at);
    }

    /** Samples of a feed are judged by themselves; those of the instant of a reading end nothing. */
    ContradictionState sampled(Instant from, Instant to) {
        boolean same = from.equals(newest);
        return new ContradictionState(same ? steps : steps.step(from, Boolean.FALSE), same && bad, same && good, to);
    }

    /** Whether readings contradict each other at an instant. */
    public boolean at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return earlier instanceof ContradictionState before && steps.equals(before.steps);
    }

    @Override
    public boolean restsLike(SignalState earlier) {
        return earlier instanceof ContradictionState before
                && steps.equals(before.steps)
                && bad == before.bad
                && good == before.good;
    }

    @Override
    public ContradictionState since(Instant checkpoint, GradingRules rules) {
        return new ContradictionState(steps.since(checkpoint), bad, good, newest);
    }
}

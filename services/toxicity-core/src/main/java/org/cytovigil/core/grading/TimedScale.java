// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import org.jspecify.annotations.Nullable;

/** A scale whose past is in its signals: what it says follows from them and from the instant alone. */
public abstract class TimedScale extends RememberingScale<Due> {
    /** @param card what tells it from others */
    protected TimedScale(Card card) {
        super(card, Due.class, Due.NEVER);
    }

    /**
     * What it says at an instant.
     *
     * @param timers to be told when it wants to be asked again
     * @return null before the first fact that bears on it, and where its therapy was not given
     */
    protected abstract @Nullable Assessment assess(Moment moment, Timers timers);

    @Override
    public final Judged<Due> judge(Moment moment, Due memory) {
        Timers timers = new Timers(moment.at());
        Assessment assessment = assess(moment, timers);
        return new Judged<>(assessment, new Due(timers.first()));
    }
}

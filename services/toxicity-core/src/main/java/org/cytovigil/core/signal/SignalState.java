// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/** What a signal remembers: its recent past as a function of event time. Immutable. */
public interface SignalState {
    /** The newest instant that it has read; {@link Instant#MIN} before the first. Anything before it is late. */
    Instant newest();

    /** Whether a reading of an instant comes too late to be read in order. */
    default boolean late(Instant at) {
        return !at.isAfter(newest());
    }

    /**
     * The next instant after another at which its value changes although nothing more arrives.
     *
     * @param until timers that fall due up to this instant have taken effect
     * @return {@link Instant#MAX} for never
     */
    Instant nextChange(Instant after, Instant until, GradingRules rules);

    /** From where on later readings may still change its past; {@link Instant#MAX} where all is settled. */
    default Instant unsettledFrom() {
        return Instant.MAX;
    }

    /**
     * Whether nothing that was ever evaluated, or is to be published, differs from an earlier state: at most a timer
     * that has not fallen due moves away, or comes at {@link #changesSince}.
     *
     * @param evaluated instant up to which the earlier state was evaluated
     */
    default boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return equals(earlier);
    }

    /** Whether it also suspects what an earlier state did; a suspicion that is gone is quiet, but a scale may have named it. */
    default boolean suspectsLike(SignalState earlier) {
        return true;
    }

    /**
     * Whether a sample has changed nothing since an earlier state but how fresh it is, and the next one of the same levels,
     * close behind it, will change no more than that: no timer runs that it could meet.
     */
    default boolean restsLike(SignalState earlier) {
        return equals(earlier);
    }

    /** Whether the same holds but for what the sample, and the next ones, change only later (see {@link Signal#countsFrom}). */
    default boolean waitsLike(SignalState earlier) {
        return restsLike(earlier);
    }

    /** Where an earlier state did not change by itself and this one will; {@link Instant#MAX} for nowhere. */
    default Instant changesSince(SignalState earlier) {
        return Instant.MAX;
    }

    /** The same state with the past before an instant forgotten. */
    SignalState since(Instant checkpoint, GradingRules rules);
}

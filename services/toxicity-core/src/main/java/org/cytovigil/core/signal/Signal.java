// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.Levels;
import org.cytovigil.core.sample.Stretch;

/**
 * Something that scales are graded from, as a function of event time that is built reading by reading. Stateless
 * itself: what it remembers is its state. Facts are handed in in order of event time; what comes out of order is read
 * again in order by whoever holds the states.
 *
 * @param <S> what it remembers
 */
public interface Signal<S extends SignalState> {
    /** Stable name of its state in stores. */
    String name();

    /** Type of its state. */
    Class<S> type();

    /** Before the first reading. */
    S initial();

    /** What it reads itself. */
    Inputs inputs();

    /** The signals that it consults; they must have read everything up to the instant of a reading before it does. */
    default List<Signal<?>> dependsOn() {
        return List.of();
    }

    /** The limits that a continuous feed is compared with; only these distinctions are kept of its samples. */
    default Map<Parameter, List<BigDecimal>> limits(GradingRules rules) {
        return Map.of();
    }

    /** Whether samples come too late to be read in order. */
    default boolean late(S state, Stretch stretch, SignalStates states) {
        return state.late(stretch.from());
    }

    /**
     * From when on a sample counts where the state {@link SignalState#waitsLike waits}; {@link Instant#MAX} where it changes
     * nothing.
     *
     * @param before levels of the sample before it
     */
    default Instant countsFrom(Stretch sample, Levels before, GradingRules rules) {
        return Instant.MAX;
    }

    /** The state after a fact that is not a sample of a continuous feed. */
    S after(S state, Fact fact, SignalStates states);

    /** The state after samples of a continuous feed. */
    default S after(S state, Stretch stretch, SignalStates states) {
        return state;
    }
}

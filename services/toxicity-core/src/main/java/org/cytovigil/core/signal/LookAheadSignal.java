// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.Collection;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.rules.GradingRules;

/**
 * A signal whose value at an instant also depends on what lies later, as far as it is known. It is not read fact by
 * fact: whenever one of its facts comes, changes or goes, its state is made anew from all of them, and the past from
 * which on it differs is judged again. It reads few facts, none of them measured, that are never forgotten.
 *
 * @param <S> what it remembers; forgets nothing at a checkpoint
 */
public interface LookAheadSignal<S extends SignalState> extends Signal<S> {
    /** The state that follows from all facts of its kinds that are known, whatever their instants and order. */
    S of(Collection<? extends Fact> known, GradingRules rules);

    /**
     * The first instant at which two states differ.
     *
     * @return {@link Instant#MIN} where all differs from the beginning on, {@link Instant#MAX} where nothing does
     */
    Instant differsFrom(S one, S other);

    /** Nothing: it is made of all facts at once. */
    @Override
    default S after(S state, Fact fact, SignalStates states) {
        return state;
    }
}

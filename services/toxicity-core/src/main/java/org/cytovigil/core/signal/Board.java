// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.rules.GradingRules;

/** The states of all signals of one patient, side by side, under the rules in force. */
public final class Board {
    private final GradingRules rules;
    private final Map<Signal<?>, SignalState> states;

    private Board(GradingRules rules, Map<Signal<?>, SignalState> states) {
        this.rules = rules;
        this.states = states;
    }

    /** A board on which nothing was read yet. */
    public static Board empty(GradingRules rules, List<Signal<?>> signals) {
        Map<Signal<?>, SignalState> states = new HashMap<>();
        signals.forEach(signal -> states.put(signal, signal.initial()));
        return new Board(rules, states);
    }

    /** The rules in force. */
    public GradingRules rules() {
        return rules;
    }

    /** The state of a signal; its initial one where it is not on this board. */
    public <S extends SignalState> S get(Signal<S> signal) {
        SignalState state = states.get(signal);
        return state == null ? signal.initial() : signal.type().cast(state);
    }

    /** Puts a state up. */
    public void put(Signal<?> signal, SignalState state) {
        states.put(signal, signal.type().cast(state));
    }
}

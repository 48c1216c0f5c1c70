// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.rules.GradingRules;

/** The states of all signals of one patient, side by side, under the rules in force. */
public final class SignalStates {
    private final GradingRules rules;
    private final Slots slots;
    private final SignalState[] states;

    private SignalStates(GradingRules rules, Slots slots) {
        this.rules = rules;
        this.slots = slots;
        this.states = slots.initial.clone();
    }

    /** The place of each signal among the states of a patient; worked out once, so that the states are one short array. */
    public static final class Slots {
        private final Map<Signal<?>, Integer> places = new HashMap<>();
        private final SignalState[] initial;

        /** A place for each signal. */
        public Slots(List<Signal<?>> signals) {
            this.initial = new SignalState[signals.size()];
            for (Signal<?> signal : signals) {
                initial[places.size()] = signal.initial();
                places.put(signal, places.size());
            }
        }
    }

    /** The states before the first fact. */
    public static SignalStates empty(GradingRules rules, List<Signal<?>> signals) {
        return empty(rules, new Slots(signals));
    }

    /** The states before the first fact. */
    public static SignalStates empty(GradingRules rules, Slots slots) {
        return new SignalStates(rules, slots);
    }

    /** The rules in force. */
    public GradingRules rules() {
        return rules;
    }

    /** The state of a signal; its initial one where it has no place here. */
    public <S extends SignalState> S get(Signal<S> signal) {
        Integer place = slots.places.get(signal);
        return place == null ? signal.initial() : signal.type().cast(states[place]);
    }

    /**
     * Sets a state.
     *
     * @throws IllegalArgumentException for a signal that has no place here
     */
    public void put(Signal<?> signal, SignalState state) {
        Integer place = slots.places.get(signal);
        if (place == null) {
            throw new IllegalArgumentException(signal.name() + " has no place among these states");
        }
        states[place] = signal.type().cast(state);
    }
}

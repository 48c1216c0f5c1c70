// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.mrd;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** Whether there are B cells. */
final class BCellSignal implements Signal<BCellState> {
    /** The one instance. */
    static final BCellSignal INSTANCE = new BCellSignal();

    private BCellSignal() {}

    @Override
    public String name() {
        return "b-cells";
    }

    @Override
    public Class<BCellState> type() {
        return BCellState.class;
    }

    @Override
    public BCellState initial() {
        return new BCellState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.B_CELLS);
    }

    @Override
    public BCellState after(BCellState state, Fact fact, SignalStates states) {
        return fact instanceof Measured measured
                ? state.with(measured, states.rules().decimal(RuleKey.MRD_B_CELLS))
                : state;
    }
}

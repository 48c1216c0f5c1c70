// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.mrd;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** Residual disease by method and target. */
final class MrdSignal implements Signal<MrdState> {
    /** The one instance. */
    static final MrdSignal INSTANCE = new MrdSignal();

    private MrdSignal() {}

    @Override
    public String name() {
        return "residual-disease";
    }

    @Override
    public Class<MrdState> type() {
        return MrdState.class;
    }

    @Override
    public MrdState initial() {
        return new MrdState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.MRD);
    }

    @Override
    public MrdState after(MrdState state, Fact fact, SignalStates states) {
        return fact instanceof Measured measured ? state.with(MrdResult.of(measured)) : state;
    }
}

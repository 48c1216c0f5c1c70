// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Instant;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.InstantState;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** When a seizure began last; {@link Instant#MIN} before the first. */
public final class SeizureSignal implements Signal<InstantState> {
    /** The one instance. */
    public static final SeizureSignal INSTANCE = new SeizureSignal();

    private SeizureSignal() {}

    @Override
    public String name() {
        return "seizure-last";
    }

    @Override
    public Class<InstantState> type() {
        return InstantState.class;
    }

    @Override
    public InstantState initial() {
        return new InstantState(Steps.of(Instant.MIN), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(NeuroFinding.class);
    }

    @Override
    public InstantState after(InstantState state, Fact fact, SignalStates states) {
        return fact instanceof NeuroFinding found && found.finding() instanceof Finding.Seizure
                ? new InstantState(state.steps().step(fact.at(), fact.at()), fact.at())
                : state;
    }
}

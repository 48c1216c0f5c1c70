// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;

/** The newest CAR T infusion at each instant; {@link Instant#MAX} before the first. */
public final class CarTInfusion implements Signal<InstantState> {
    /** The one instance. */
    public static final CarTInfusion INSTANCE = new CarTInfusion();

    private CarTInfusion() {}

    @Override
    public String name() {
        return "car-t-infusion";
    }

    @Override
    public Class<InstantState> type() {
        return InstantState.class;
    }

    @Override
    public InstantState initial() {
        return new InstantState(Steps.of(Instant.MAX), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(TherapyStep.class);
    }

    @Override
    public InstantState after(InstantState state, Fact fact, SignalStates states) {
        return fact instanceof TherapyStep step && step.product().isCarT() && step.phase() == TherapyPhase.INFUSED
                ? new InstantState(state.steps().step(fact.at(), fact.at()), fact.at())
                : state;
    }
}

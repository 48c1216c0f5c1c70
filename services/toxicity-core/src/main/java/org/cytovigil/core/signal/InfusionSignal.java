// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;

/** Since when a blinatumomab infusion has been interrupted; {@link Instant#MAX} while it is not. */
public final class InfusionSignal implements Signal<InstantState> {
    /** The one instance. */
    public static final InfusionSignal INSTANCE = new InfusionSignal();

    private InfusionSignal() {}

    @Override
    public String name() {
        return "blinatumomab-interrupted";
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
        if (!(fact instanceof TherapyStep step) || step.product() != Product.BLINATUMOMAB || !step.happened()) {
            return state;
        }
        boolean off = step.phase() == TherapyPhase.INTERRUPTED;
        return new InstantState(state.steps().step(fact.at(), off ? fact.at() : Instant.MAX), fact.at());
    }
}

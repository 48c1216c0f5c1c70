// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.time.Instant;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** How the therapy with blinatumomab stands. */
public final class BlinatumomabSignal implements Signal<BlinatumomabState> {
    /** The one instance. */
    public static final BlinatumomabSignal INSTANCE = new BlinatumomabSignal();

    private BlinatumomabSignal() {}

    @Override
    public String name() {
        return "blinatumomab";
    }

    @Override
    public Class<BlinatumomabState> type() {
        return BlinatumomabState.class;
    }

    @Override
    public BlinatumomabState initial() {
        return new BlinatumomabState(Steps.of(BlinatumomabCourse.NEVER), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(TherapyStep.class);
    }

    @Override
    public BlinatumomabState after(BlinatumomabState state, Fact fact, SignalStates states) {
        return fact instanceof TherapyStep step && step.product() == Product.BLINATUMOMAB && step.happened()
                ? new BlinatumomabState(
                        state.steps().step(fact.at(), state.steps().last().with(step)), fact.at())
                : state;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** The therapy whose toxicity is to be expected: CAR T cells that were infused, or blinatumomab. */
public final class ProductSignal implements Signal<ProductGiven> {
    /** The one instance. */
    public static final ProductSignal INSTANCE = new ProductSignal();

    private ProductSignal() {}

    @Override
    public String name() {
        return "product";
    }

    @Override
    public Class<ProductGiven> type() {
        return ProductGiven.class;
    }

    @Override
    public ProductGiven initial() {
        return new ProductGiven(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(TherapyStep.class);
    }

    @Override
    public ProductGiven after(ProductGiven state, Fact fact, SignalStates states) {
        boolean counts = fact instanceof TherapyStep step
                && (step.product().isCarT()
                        ? step.phase() == TherapyPhase.INFUSED
                        : step.product() == Product.BLINATUMOMAB
                                && step.happened()
                                && step.phase() != TherapyPhase.STOPPED);
        return counts && fact instanceof TherapyStep given
                ? new ProductGiven(
                        state.steps().step(fact.at(), List.of(new ProductGiven.Given(given.product(), fact.at()))),
                        fact.at())
                : state;
    }
}

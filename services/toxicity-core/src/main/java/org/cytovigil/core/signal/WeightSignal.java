// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/** The weight, measured or told with the patient's details; the newest wins. */
public final class WeightSignal implements Signal<WeightState> {
    /** The one instance. */
    public static final WeightSignal INSTANCE = new WeightSignal();

    private WeightSignal() {}

    @Override
    public String name() {
        return "weight";
    }

    @Override
    public Class<WeightState> type() {
        return WeightState.class;
    }

    @Override
    public WeightState initial() {
        return new WeightState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return new Inputs(Set.of(Parameter.WEIGHT), Set.of(PatientDetails.class));
    }

    @Override
    public WeightState after(WeightState state, Fact fact, SignalStates states) {
        BigDecimal kilograms = null;
        if (fact instanceof PatientDetails details) {
            kilograms = details.weightKg();
        } else if (fact instanceof Measured measured && measured.quantity().bound() == Quantity.Bound.EXACT) {
            kilograms = measured.quantity().value();
        }
        return new WeightState(
                kilograms == null
                        ? state.steps()
                        : state.steps().step(fact.at(), List.of(new Weighed(kilograms, fact.at()))),
                fact.at());
    }
}

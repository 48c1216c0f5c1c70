// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;

/**
 * The newest result of a laboratory parameter.
 *
 * @param parameter which
 */
public record LabSignal(Parameter parameter) implements Signal<LabState> {
    @Override
    public String name() {
        return "lab-" + parameter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<LabState> type() {
        return LabState.class;
    }

    @Override
    public LabState initial() {
        return new LabState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(parameter);
    }

    @Override
    public LabState after(LabState state, Fact fact, SignalStates states) {
        return fact instanceof Measured result
                ? new LabState(state.steps().step(fact.at(), List.of(result)), fact.at())
                : state;
    }
}

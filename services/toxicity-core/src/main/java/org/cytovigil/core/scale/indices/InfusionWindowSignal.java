// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.laboratory.CountSignal;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.therapy.TherapySignal;

/**
 * The results of a parameter in the days before CAR T cells.
 *
 * @param parameter which
 */
record InfusionWindowSignal(Parameter parameter) implements Signal<InfusionWindowState> {
    @Override
    public String name() {
        return "before-infusion-" + parameter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<InfusionWindowState> type() {
        return InfusionWindowState.class;
    }

    @Override
    public InfusionWindowState initial() {
        return InfusionWindowState.NONE;
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(parameter);
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(TherapySignal.INSTANCE);
    }

    @Override
    public InfusionWindowState after(InfusionWindowState state, Fact fact, SignalStates states) {
        if (!(fact instanceof Measured result)) {
            return state;
        }
        BigDecimal none = null;
        Instant course =
                states.get(TherapySignal.INSTANCE).of(CountSignal.CELLS).courseAt(fact.at(), states.rules());
        return state.with(
                new Result(result.id(), result.at(), result.quantity(), none, none),
                course.equals(Instant.MAX) ? state.chosen() : state.before(course, states.rules()));
    }
}

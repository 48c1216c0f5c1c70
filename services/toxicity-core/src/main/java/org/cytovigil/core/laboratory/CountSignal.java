// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.therapy.TherapySignal;

/**
 * A blood count by days, kept from a few days before CAR T cells on.
 *
 * @param parameter which
 */
public record CountSignal(Parameter parameter) implements Signal<CountState> {
    /** The CAR T-cell products. */
    public static final Set<Product> CELLS =
            EnumSet.allOf(Product.class).stream().filter(Product::isCarT).collect(Collectors.toUnmodifiableSet());

    @Override
    public String name() {
        return "count-" + parameter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<CountState> type() {
        return CountState.class;
    }

    @Override
    public CountState initial() {
        return CountState.NONE;
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
    public CountState after(CountState state, Fact fact, SignalStates states) {
        if (!(fact instanceof Measured result)) {
            return state;
        }
        List<Result> counts = new ArrayList<>(state.counts());
        counts.add(new Result(result.id(), result.at(), result.quantity(), null, null));
        Instant course = states.get(TherapySignal.INSTANCE).of(CELLS).courseAt(result.at(), states.rules());
        return new CountState(counts, state.days(), course, result.at());
    }
}

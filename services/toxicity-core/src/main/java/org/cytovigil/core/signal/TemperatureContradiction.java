// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.Stretch;

/** Whether two thermometers contradict each other: one febrile and one not at the same instant, until the next reading. */
public final class TemperatureContradiction implements Signal<ContradictionState> {
    /** The one instance. */
    public static final TemperatureContradiction INSTANCE = new TemperatureContradiction();

    private TemperatureContradiction() {}

    @Override
    public String name() {
        return "temperature-contradiction";
    }

    @Override
    public Class<ContradictionState> type() {
        return ContradictionState.class;
    }

    @Override
    public ContradictionState initial() {
        return ContradictionState.NONE;
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.TEMPERATURE);
    }

    @Override
    public ContradictionState after(ContradictionState state, Fact fact, SignalStates states) {
        return fact instanceof Measured reading && reading.site() != Site.SKIN
                ? state.read(fact.at(), reading.quantity().atLeast(FeverSignal.THRESHOLD))
                : state;
    }

    @Override
    public ContradictionState after(ContradictionState state, Stretch stretch, SignalStates states) {
        return stretch.series().group() == SampleGroup.TEMPERATURE
                ? state.sampled(stretch.from(), stretch.to())
                : state;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.Stretch;

/** Whether the temperature is known; a skin sensor is screening only. */
public final class TemperatureKnown implements Signal<Known> {
    /** The one instance. */
    public static final TemperatureKnown INSTANCE = new TemperatureKnown();

    private TemperatureKnown() {}

    @Override
    public String name() {
        return "temperature-known";
    }

    @Override
    public Class<Known> type() {
        return Known.class;
    }

    @Override
    public Known initial() {
        return Known.NEVER;
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.TEMPERATURE);
    }

    @Override
    public Known after(Known state, Fact fact, SignalStates states) {
        return fact instanceof Measured reading && reading.site() != Site.SKIN
                ? state.read(fact.at(), states.rules().duration(RuleKey.STALE_SPOT))
                : state;
    }

    @Override
    public Known after(Known state, Stretch stretch, SignalStates states) {
        return stretch.series().group() == SampleGroup.TEMPERATURE
                ? state.read(stretch.from(), stretch.to(), states.rules().duration(RuleKey.STALE_CONTINUOUS))
                : state;
    }
}

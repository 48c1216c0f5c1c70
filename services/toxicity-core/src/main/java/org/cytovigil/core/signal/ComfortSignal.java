// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Stretch;

/**
 * Whether oxygen may be for comfort: a saturation of at least 96 % since it was given
 * (docs/clinical/crs.md#oxygen-above-the-baseline). Of several of one instant the lowest counts. A monitor must fall some
 * way below that again to end it, or a saturation near the limit would change the grade line with every sample.
 */
public final class ComfortSignal implements Signal<InstantState> {
    /** The one instance. */
    public static final ComfortSignal INSTANCE = new ComfortSignal();

    private ComfortSignal() {}

    @Override
    public String name() {
        return "comfort";
    }

    @Override
    public Class<InstantState> type() {
        return InstantState.class;
    }

    @Override
    public InstantState initial() {
        return new InstantState(Steps.of(Instant.MIN), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.SPO2);
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(OxygenSignal.INSTANCE);
    }

    @Override
    public Map<Parameter, List<BigDecimal>> limits(GradingRules rules) {
        return Map.of(Parameter.SPO2, List.of(rules.decimal(RuleKey.CRS_O2_COMFORT), ends(rules)));
    }

    @Override
    public InstantState after(InstantState state, Fact fact, SignalStates states) {
        return fact instanceof Measured reading
                ? read(state, fact.at(), fact.at(), states, support -> high(reading.quantity(), states))
                : state;
    }

    @Override
    public InstantState after(InstantState state, Stretch stretch, SignalStates states) {
        Quantity level = stretch.levels().of(Parameter.SPO2);
        if (level == null) {
            return state;
        }
        Instant from = stretch.from();
        return read(
                state,
                from,
                stretch.to(),
                states,
                support -> high(level, states)
                        || (state.steps().before(from).last().equals(support) && level.atLeast(ends(states.rules()))));
    }

    private static boolean high(Quantity level, SignalStates states) {
        return level.atLeast(states.rules().decimal(RuleKey.CRS_O2_COMFORT));
    }

    /** Below this a monitor tells that oxygen is needed after all. */
    private static BigDecimal ends(GradingRules rules) {
        return rules.decimal(RuleKey.CRS_O2_COMFORT).subtract(rules.decimal(RuleKey.CRS_O2_COMFORT_MARGIN));
    }

    private static InstantState read(
            InstantState state, Instant from, Instant to, SignalStates states, Predicate<Instant> comfortable) {
        Oxygen oxygen = states.get(OxygenSignal.INSTANCE).at(from);
        // On room air nothing hangs on it, and a monitor near the limit would make each sample news.
        Instant support = oxygen.deviceKnown() && !oxygen.onRoomAir() ? oxygen.since() : null;
        boolean lower = from.equals(state.newest()) && state.steps().last().equals(Instant.MIN);
        Instant since = support != null && !lower && comfortable.test(support) ? support : Instant.MIN;
        return new InstantState(state.steps().step(from, since), to);
    }
}

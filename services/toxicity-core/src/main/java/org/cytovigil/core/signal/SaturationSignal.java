// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
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
 * Low oxygen saturation on room air as a function of event time (docs/clinical/crs.md#low-readings). On a device the
 * device alone grades, so a low reading there is no evidence; a normal one still ends a run.
 */
public final class SaturationSignal implements Signal<LevelState> {
    /** On room air. */
    public static final SaturationSignal INSTANCE = new SaturationSignal("saturation-level", Oxygen::onRoomAir);

    /**
     * On a ventilator that is there for the airway: low there, it is for the lungs too
     * (docs/clinical/crs.md#oxygen-above-the-baseline).
     */
    public static final SaturationSignal ON_VENTILATOR =
            new SaturationSignal("saturation-on-ventilator", Oxygen::airway);

    private final String name;
    private final Predicate<Oxygen> where;

    private SaturationSignal(String name, Predicate<Oxygen> where) {
        this.name = name;
        this.where = where;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<LevelState> type() {
        return LevelState.class;
    }

    @Override
    public LevelState initial() {
        return LevelState.NOTHING;
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
        return Map.of(Parameter.SPO2, List.of(rules.decimal(RuleKey.CRS_HYPOXIA_SPO2)));
    }

    @Override
    public LevelState after(LevelState state, Fact fact, SignalStates states) {
        return fact instanceof Measured measured
                ? state.spot(measured, new Limit(states, where), states.rules())
                : state;
    }

    @Override
    public LevelState after(LevelState state, Stretch stretch, SignalStates states) {
        return state.samples(stretch, new Limit(states, where), states.rules());
    }

    /** Several readings of one instant are one, low if any is low. */
    private record Limit(SignalStates states, Predicate<Oxygen> where) implements LevelState.Judge {
        @Override
        public LevelState.Judged spot(List<Measured> together) {
            BigDecimal limit = states.rules().decimal(RuleKey.CRS_HYPOXIA_SPO2);
            List<String> lows = together.stream()
                    .filter(reading -> reading.quantity().below(limit))
                    .map(Measured::id)
                    .sorted()
                    .toList();
            return judged(!lows.isEmpty(), lows, together.get(0).at()).contradicting(contradicts(together, limit));
        }

        /** Two probes differ by nature: only one source contradicts itself. */
        private static boolean contradicts(List<Measured> together, BigDecimal limit) {
            Map<String, Boolean> said = new HashMap<>();
            boolean contradicts = false;
            for (Measured reading : together) {
                boolean low = reading.quantity().below(limit);
                Boolean other = said.put(reading.header().source(), low);
                contradicts |= other != null && other != low;
            }
            return contradicts;
        }

        @Override
        public LevelState.Judged samples(Stretch stretch) {
            Quantity level = stretch.levels().of(Parameter.SPO2);
            return level == null
                    ? LevelState.Judged.NOTHING
                    : judged(level.below(states.rules().decimal(RuleKey.CRS_HYPOXIA_SPO2)), List.of(), stretch.from());
        }

        private LevelState.Judged judged(boolean low, List<String> evidence, Instant at) {
            boolean says = !low || where.test(states.get(OxygenSignal.INSTANCE).at(at));
            return new LevelState.Judged(true, says ? low : null, evidence, false);
        }
    }
}

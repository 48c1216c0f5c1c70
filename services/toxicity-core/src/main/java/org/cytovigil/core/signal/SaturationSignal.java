// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Stretch;

/**
 * Low oxygen saturation on room air as a function of event time (grading.md 10). On a device the device alone
 * grades, so a low reading there is no evidence; a normal one still ends a run.
 */
public final class SaturationSignal implements Signal<LevelState> {
    /** The one instance. */
    public static final SaturationSignal INSTANCE = new SaturationSignal();

    private SaturationSignal() {}

    @Override
    public String name() {
        return "saturation";
    }

    @Override
    public Class<LevelState> type() {
        return LevelState.class;
    }

    @Override
    public LevelState initial() {
        return LevelState.none(false);
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
    public LevelState after(LevelState state, Fact fact, Board board) {
        return fact instanceof Measured measured ? state.spot(measured, new Limit(board), board.rules()) : state;
    }

    @Override
    public LevelState after(LevelState state, Stretch stretch, Board board) {
        return state.samples(stretch, new Limit(board), board.rules());
    }

    /** Several readings of one instant are one, low if any is low. */
    private record Limit(Board board) implements LevelState.Judge {
        @Override
        public LevelState.Judged spot(List<Measured> together) {
            BigDecimal limit = board.rules().decimal(RuleKey.CRS_HYPOXIA_SPO2);
            List<String> lows = together.stream()
                    .filter(reading -> reading.quantity().below(limit))
                    .map(Measured::id)
                    .sorted()
                    .toList();
            return judged(!lows.isEmpty(), lows, together.get(0).at());
        }

        @Override
        public LevelState.Judged samples(Stretch stretch) {
            Quantity level = stretch.levels().of(Parameter.SPO2);
            return level == null
                    ? LevelState.Judged.NOTHING
                    : judged(level.below(board.rules().decimal(RuleKey.CRS_HYPOXIA_SPO2)), List.of(), stretch.from());
        }

        private LevelState.Judged judged(boolean low, List<String> evidence, Instant at) {
            boolean says = !low || board.get(OxygenSignal.INSTANCE).at(at).onRoomAir();
            return new LevelState.Judged(true, says ? low : null, evidence);
        }
    }
}

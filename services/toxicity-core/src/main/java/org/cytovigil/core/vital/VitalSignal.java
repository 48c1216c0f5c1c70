// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Levels;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.Stretch;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Known;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;
import org.cytovigil.core.table.CsvTable;

/**
 * The newest value of a vital sign; a skin sensor's temperature is none. All values of one instant are kept: which of them is
 * the worst is for the scale to say (docs/clinical/time.md#contradictions). A feed is read at whole minutes, as a chart of
 * observations is, and not at each sample (docs/clinical/early-warning.md#feeds).
 *
 * @param parameter which
 */
public record VitalSignal(Parameter parameter) implements Signal<VitalState> {
    private static final Map<Parameter, List<BigDecimal>> LIMITS = limits();

    private static Map<Parameter, List<BigDecimal>> limits() {
        Map<Parameter, List<BigDecimal>> limits = new EnumMap<>(Parameter.class);
        for (List<String> row : CsvTable.beside(VitalSignal.class, "vital-limits.csv")) {
            limits.computeIfAbsent(Parameter.valueOf(row.get(0)), key -> new ArrayList<>())
                    .add(new BigDecimal(row.get(1)));
        }
        return limits;
    }

    @Override
    public String name() {
        return "vital-" + parameter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<VitalState> type() {
        return VitalState.class;
    }

    @Override
    public VitalState initial() {
        return new VitalState(Steps.of(List.of()), Known.NEVER);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(parameter);
    }

    @Override
    public Map<Parameter, List<BigDecimal>> limits(GradingRules rules) {
        List<BigDecimal> own = LIMITS.get(parameter);
        return own == null ? Map.of() : Map.of(parameter, own);
    }

    @Override
    public VitalState after(VitalState state, Fact fact, SignalStates states) {
        return fact instanceof Measured measured && measured.site() != Site.SKIN
                ? state.read(
                        new Reading(measured.quantity().value(), fact.id(), fact.at(), false),
                        fact.at(),
                        fact.at(),
                        states.rules())
                : state;
    }

    /** A sample counts from the next whole multiple of the cadence on; at once where nothing fresh is known. */
    @Override
    public VitalState after(VitalState state, Stretch stretch, SignalStates states) {
        Quantity level = stretch.levels().of(parameter);
        if (level == null || stretch.series().group() == SampleGroup.SKIN_TEMPERATURE) {
            return state;
        }
        GradingRules rules = states.rules();
        Instant from = stretch.from();
        if (state.repeats(level.value())) {
            return state.readAgain(from, stretch.to(), rules);
        }
        boolean fresh = state.availability(from.minusNanos(1)) == Availability.FRESH;
        Instant counts = fresh ? next(from, rules) : from;
        return state.read(new Reading(level.value(), stretch.evidence(), from, true), counts, stretch.to(), rules);
    }

    @Override
    public Instant countsFrom(Stretch sample, Levels before, GradingRules rules) {
        Quantity level = sample.levels().of(parameter);
        return level == null || level.equals(before.of(parameter)) ? Instant.MAX : next(sample.from(), rules);
    }

    private static Instant next(Instant at, GradingRules rules) {
        long every = rules.duration(RuleKey.VITAL_CADENCE).toSeconds();
        long past = every == 0 ? 0 : Math.floorMod(at.getEpochSecond(), every);
        return past == 0 ? at : at.plusSeconds(every - past);
    }

    /** Other samples of the same second of its feed may say nothing new of this vital sign. */
    @Override
    public boolean late(VitalState state, Stretch stretch, SignalStates states) {
        Instant from = stretch.from();
        boolean again = from.equals(state.newest())
                && !state.lacks(stretch.evidence(), from)
                && after(state, stretch, states).equals(state);
        return state.late(from) && !again;
    }
}

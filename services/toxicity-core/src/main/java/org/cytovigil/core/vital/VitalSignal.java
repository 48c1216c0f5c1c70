// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.Stretch;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Known;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;
import org.cytovigil.core.table.CsvTable;

/**
 * The newest value of a vital sign; a skin sensor's temperature is none. All values of one instant are kept: which of them is
 * the worst is for the scale to say (docs/clinical/time.md#contradictions).
 *
 * @param parameter which
 */
public record VitalSignal(Parameter parameter) implements Signal<VitalState> {
    private static final Map<Parameter, List<BigDecimal>> LIMITS = limits();
    private static final Comparator<Reading> BY_VALUE =
            Comparator.comparing(Reading::value).thenComparing(Reading::evidence);

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
                ? read(state, new Reading(measured.quantity().value(), fact.id(), fact.at(), false), fact.at(), states)
                : state;
    }

    @Override
    public VitalState after(VitalState state, Stretch stretch, SignalStates states) {
        Quantity level = stretch.levels().of(parameter);
        return level == null || stretch.series().group() == SampleGroup.SKIN_TEMPERATURE
                ? state
                : read(
                        state,
                        new Reading(level.value(), stretch.evidence(), stretch.from(), true),
                        stretch.to(),
                        states);
    }

    /** The same value sampled again changes nothing but how fresh it is. */
    private static VitalState read(VitalState state, Reading reading, Instant to, SignalStates states) {
        List<Reading> last = state.steps().last();
        boolean same = reading.sampled()
                && last.size() == 1
                && last.get(0).sampled()
                && last.get(0).value().compareTo(reading.value()) == 0;
        return new VitalState(
                same ? state.steps() : state.steps().step(reading.at(), Observed.with(last, reading, BY_VALUE)),
                state.known().read(reading.at(), to, states.rules().duration(RuleKey.STALE_SPOT)));
    }
}

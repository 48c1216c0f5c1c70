// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.ConsistentPressures;
import org.cytovigil.core.sample.Stretch;

/**
 * Hypotension as a function of event time (docs/clinical/crs.md#low-readings). Limits: from 10 years the adult systolic
 * limit, below it PALS by age (docs/clinical/crs.md#limits-of-blood-pressure); mean pressure counts in adults and where
 * the age is unknown.
 */
public final class PressureSignal implements Signal<LevelState> {
    /** The one instance. */
    public static final PressureSignal INSTANCE = new PressureSignal();

    private static final List<Parameter> SAMPLED = List.of(Parameter.SYSTOLIC_BP, Parameter.MEAN_BP);
    private static final int ADULT_FROM_YEARS = 10;

    private PressureSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "pressure-level";
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
        return Inputs.of(Parameter.SYSTOLIC_BP, Parameter.MEAN_BP, Parameter.DIASTOLIC_BP);
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(PersonSignal.INSTANCE);
    }

    @Override
    public Map<Parameter, List<BigDecimal>> limits(GradingRules rules) {
        List<BigDecimal> systolic = new ArrayList<>(List.of(
                rules.decimal(RuleKey.CRS_HYPOTENSION_NEONATE),
                rules.decimal(RuleKey.CRS_HYPOTENSION_INFANT),
                rules.decimal(RuleKey.CRS_HYPOTENSION_SBP)));
        for (int years = 1; years < ADULT_FROM_YEARS; years++) {
            systolic.add(child(years, rules));
        }
        return Map.of(
                Parameter.SYSTOLIC_BP,
                systolic,
                Parameter.MEAN_BP,
                List.of(rules.decimal(RuleKey.CRS_HYPOTENSION_MAP)));
    }

    @Override
    public LevelState after(LevelState state, Fact fact, SignalStates states) {
        return fact instanceof Measured measured ? state.spot(measured, new Limits(states), states.rules()) : state;
    }

    @Override
    public LevelState after(LevelState state, Stretch stretch, SignalStates states) {
        return state.samples(stretch, new Limits(states), states.rules());
    }

    /** Systolic and mean at one instant are one reading, low if either is low. */
    private record Limits(SignalStates states) implements LevelState.Judge {
        @Override
        public LevelState.Judged spot(List<Measured> together) {
            Instant at = together.get(0).at();
            Person person = states.get(PersonSignal.INSTANCE).at(at);
            List<String> lows = new ArrayList<>();
            boolean counts = false;
            Map<String, Boolean> said = new HashMap<>();
            boolean contradicts = false;
            for (Measured pressure : sorted(ConsistentPressures.among(together))) {
                if (counts(pressure.parameter(), person, at, states.rules())) {
                    counts = true;
                    boolean low = pressure.quantity().below(limit(pressure.parameter(), person, at, states.rules()));
                    // A cuff and a line differ by nature: only one source contradicts itself.
                    Boolean other = said.put(
                            pressure.parameter() + " " + pressure.header().source(), low);
                    contradicts |= other != null && other != low;
                    if (low) {
                        lows.add(pressure.id());
                    }
                }
            }
            return counts ? new LevelState.Judged(true, !lows.isEmpty(), lows, contradicts) : LevelState.Judged.NOTHING;
        }

        @Override
        public LevelState.Judged samples(Stretch stretch) {
            Instant at = stretch.from();
            Person person = states.get(PersonSignal.INSTANCE).at(at);
            boolean counts = false;
            boolean low = false;
            for (Parameter parameter : SAMPLED) {
                Quantity level = stretch.levels().of(parameter);
                if (level != null && counts(parameter, person, at, states.rules())) {
                    counts = true;
                    low |= level.below(limit(parameter, person, at, states.rules()));
                }
            }
            return counts ? new LevelState.Judged(true, low, List.of(), false) : LevelState.Judged.NOTHING;
        }
    }

    private static List<Measured> sorted(List<Measured> pressures) {
        return pressures.stream()
                .sorted(Comparator.comparing(Measured::parameter).thenComparing(Measured::id))
                .toList();
    }

    private static boolean counts(Parameter parameter, Person person, Instant at, GradingRules rules) {
        return parameter == Parameter.SYSTOLIC_BP
                || (parameter == Parameter.MEAN_BP
                        && person.agesAt(at).stream()
                                .anyMatch(age -> age.years()
                                        >= rules.decimal(RuleKey.CRS_HYPOTENSION_MAP_FROM)
                                                .intValue()));
    }

    private static BigDecimal limit(Parameter parameter, Person person, Instant at, GradingRules rules) {
        return parameter == Parameter.MEAN_BP
                ? rules.decimal(RuleKey.CRS_HYPOTENSION_MAP)
                : systolicLimit(person, at, rules);
    }

    /**
     * PALS limits by age at the reading (docs/clinical/crs.md#limits-of-blood-pressure); of two possible ages the one
     * with the stricter limit.
     */
    private static BigDecimal systolicLimit(Person person, Instant at, GradingRules rules) {
        return person.agesAt(at).stream()
                .map(age -> systolicLimit(age, rules))
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    private static BigDecimal systolicLimit(Person.Age age, GradingRules rules) {
        if (age.days() <= 28) {
            return rules.decimal(RuleKey.CRS_HYPOTENSION_NEONATE);
        }
        if (age.years() < 1) {
            return rules.decimal(RuleKey.CRS_HYPOTENSION_INFANT);
        }
        return age.years() < ADULT_FROM_YEARS ? child(age.years(), rules) : rules.decimal(RuleKey.CRS_HYPOTENSION_SBP);
    }

    private static BigDecimal child(int years, GradingRules rules) {
        return rules.decimal(RuleKey.CRS_HYPOTENSION_PER_YEAR)
                .multiply(BigDecimal.valueOf(years))
                .add(rules.decimal(RuleKey.CRS_HYPOTENSION_CHILD));
    }
}

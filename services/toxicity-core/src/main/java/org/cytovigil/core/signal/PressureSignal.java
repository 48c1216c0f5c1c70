// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.Person;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Hypotension as a function of event time (grading.md 9, 10). Limits: from 10 years the adult systolic limit, below
 * it PALS by age (clinical.md 1.3); mean pressure counts from 18 years and where the age is unknown.
 */
public final class PressureSignal {
    private static final int MEAN_FROM_YEARS = 18;
    private final GradingRules rules;
    private final Steps<Person> person;

    private PressureSignal(GradingRules rules, Steps<Person> person) {
        this.rules = rules;
        this.person = person;
    }

    /**
     * Reads it from a chart.
     *
     * @param until a low reading that is not confirmed by then is suspected only
     * @param revisit receives later instants at which time alone will confirm a reading
     */
    public static LevelSignal of(
            Chart chart, GradingRules rules, Steps<Person> person, Instant until, Collection<Instant> revisit) {
        return new PressureSignal(rules, person).read(chart, until, revisit);
    }

    private LevelSignal read(Chart chart, Instant until, Collection<Instant> revisit) {
        Map<Method, Map<Instant, LevelReading>> byMethod = new EnumMap<>(Method.class);
        Freshness freshness = new Freshness();
        List<Measured> pressures = new ArrayList<>(chart.of(Parameter.SYSTOLIC_BP));
        pressures.addAll(chart.of(Parameter.MEAN_BP));
        for (Measured pressure : pressures) {
            if (!counts(pressure)) {
                continue;
            }
            freshness.known(
                    pressure.at(),
                    rules.duration(pressure.method().isContinuous() ? RuleKey.STALE_CONTINUOUS : RuleKey.STALE_SPOT));
            byMethod.computeIfAbsent(pressure.method(), method -> new TreeMap<>())
                    .merge(pressure.at(), reading(pressure), PressureSignal::together);
        }
        List<Steps<LowRun>> series = new ArrayList<>();
        List<LevelReading> spot = readings(byMethod, Method.SPOT);
        series.add(new SpotRuns(
                        rules.duration(RuleKey.CRS_HYPOTENSION_REPEAT),
                        Optional.of(rules.duration(RuleKey.CRS_HYPOTENSION_WAIT)))
                .of(spot, until, revisit));
        for (Method method : List.of(Method.CONTINUOUS, Method.ARTERIAL_LINE)) {
            List<LevelReading> samples = readings(byMethod, method);
            if (!samples.isEmpty()) {
                series.add(new ContinuousRuns(
                                rules.duration(RuleKey.CRS_CONTINUOUS_PERSIST),
                                rules.duration(RuleKey.CRS_CONTINUOUS_GAP))
                        .of(ContraryReadings.withSpot(samples, spot, rules.duration(RuleKey.STALE_CONTINUOUS))));
            }
        }
        return new LevelSignal(series, freshness.steps());
    }

    private static List<LevelReading> readings(Map<Method, Map<Instant, LevelReading>> byMethod, Method method) {
        return List.copyOf(byMethod.getOrDefault(method, Map.of()).values());
    }

    private boolean counts(Measured pressure) {
        return pressure.parameter() == Parameter.SYSTOLIC_BP
                || (pressure.parameter() == Parameter.MEAN_BP
                        && person.at(pressure.at()).yearsAt(pressure.at()) >= MEAN_FROM_YEARS);
    }

    private LevelReading reading(Measured pressure) {
        BigDecimal limit = pressure.parameter() == Parameter.MEAN_BP
                ? rules.decimal(RuleKey.CRS_HYPOTENSION_MAP)
                : systolicLimit(person.at(pressure.at()), pressure.at());
        return new LevelReading(pressure.at(), pressure.quantity().below(limit), List.of(pressure.id()));
    }

    /** PALS limits by age at the reading (clinical.md 1.3). */
    private BigDecimal systolicLimit(Person patient, Instant at) {
        if (patient.daysAt(at) <= 28) {
            return new BigDecimal(60);
        }
        int years = patient.yearsAt(at);
        if (years < 1) {
            return new BigDecimal(70);
        }
        return years < 10 ? new BigDecimal(70 + 2 * years) : rules.decimal(RuleKey.CRS_HYPOTENSION_SBP);
    }

    /** Systolic and mean at one instant are one reading, low if either is low. */
    private static LevelReading together(LevelReading one, LevelReading other) {
        if (one.low() != other.low()) {
            return one.low() ? one : other;
        }
        List<String> evidence = new ArrayList<>(one.evidence());
        evidence.addAll(other.evidence());
        return new LevelReading(one.at(), one.low(), List.copyOf(evidence));
    }
}

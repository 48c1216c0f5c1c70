// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Low oxygen saturation on room air as a function of event time (grading.md 10). On a device the device alone
 * grades, so a low reading there is no evidence; a normal one still ends a run.
 */
public final class SaturationSignal {
    private SaturationSignal() {}

    /** Reads it from a chart. */
    public static LevelSignal of(Chart chart, GradingRules rules, Steps<Oxygen> oxygen) {
        BigDecimal limit = rules.decimal(RuleKey.CRS_HYPOXIA_SPO2);
        List<LevelReading> spot = new ArrayList<>();
        List<LevelReading> samples = new ArrayList<>();
        Freshness freshness = new Freshness();
        for (Measured reading : chart.of(Parameter.SPO2)) {
            Instant at = reading.at();
            boolean continuous = reading.method().isContinuous();
            freshness.known(at, rules.duration(continuous ? RuleKey.STALE_CONTINUOUS : RuleKey.STALE_SPOT));
            boolean low = reading.quantity().below(limit);
            if (!low || oxygen.at(at).onRoomAir()) {
                (continuous ? samples : spot).add(new LevelReading(at, low, List.of(reading.id())));
            }
        }
        List<Steps<LowRun>> series = new ArrayList<>();
        series.add(new SpotRuns(rules.duration(RuleKey.CRS_HYPOTENSION_REPEAT), Optional.empty())
                .of(spot, Instant.MAX, new ArrayList<>()));
        if (!samples.isEmpty()) {
            series.add(new ContinuousRuns(
                            rules.duration(RuleKey.CRS_CONTINUOUS_PERSIST), rules.duration(RuleKey.CRS_CONTINUOUS_GAP))
                    .of(ContraryReadings.withSpot(samples, spot, rules.duration(RuleKey.STALE_CONTINUOUS))));
        }
        return new LevelSignal(series, freshness.steps());
    }

    /** The instant of the newest reading where it is at least a limit, {@link Instant#MIN} where it is not. */
    public static Steps<Instant> atLeast(Chart chart, BigDecimal limit) {
        Steps<Instant> steps = new Steps<>(Instant.MIN);
        for (Measured reading : chart.of(Parameter.SPO2)) {
            steps.step(reading.at(), reading.quantity().atLeast(limit) ? reading.at() : Instant.MIN);
        }
        return steps;
    }
}

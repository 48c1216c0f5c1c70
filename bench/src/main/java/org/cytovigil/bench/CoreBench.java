// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Benchmark {@code core}: how fast one core grades, and how small what it keeps is. */
public final class CoreBench {
    private static final double MICROSECONDS = 1e6;

    private CoreBench() {}

    /** Runs it and prints the line. */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CoreBenchmark.class.getSimpleName())
                        .include(ScratchBenchmark.class.getSimpleName())
                        .build())
                .run();
        Map<String, Double> perSecond = new HashMap<>();
        for (RunResult result : results) {
            perSecond.put(
                    result.getParams().getParam("scales") + " "
                            + result.getPrimaryResult().getLabel(),
                    MICROSECONDS / result.getPrimaryResult().getScore());
        }
        MonitoredStay.Size size = new MonitoredStay(
                        PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()), 7)
                .run(Duration.ofDays(3));
        MonitoredStay.Size largest = new MonitoredStay(
                        PatientMonitor.graph(GradingCatalogue.known(), GradingRules.defaults()), 7)
                .withLaboratoryOf(365)
                .run(Duration.ofDays(3));
        System.out.printf(
                Locale.ROOT,
                "bench core events_per_second=%.0f all_scales_events_per_second=%.0f scratch_events_per_second=%.0f"
                        + " vitals_per_second=%.0f all_scales_vitals_per_second=%.0f"
                        + " state_bytes_per_patient=%d hot_bytes_per_patient=%d all_scales_state_bytes_per_patient=%d%n",
                perSecond.get(CoreBenchmark.STANDARD + " ward"),
                perSecond.get(CoreBenchmark.ALL + " ward"),
                perSecond.get("null scratch"),
                perSecond.get(CoreBenchmark.STANDARD + " vitals"),
                perSecond.get(CoreBenchmark.ALL + " vitals"),
                size.all(),
                size.hot(),
                largest.all());
    }
}

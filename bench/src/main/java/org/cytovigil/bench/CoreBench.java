// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
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
                        .build())
                .run();
        double incremental = 0;
        double scratch = 0;
        for (RunResult result : results) {
            double perSecond = MICROSECONDS / result.getPrimaryResult().getScore();
            if (result.getParams().getBenchmark().endsWith(".incremental")) {
                incremental = perSecond;
            } else {
                scratch = perSecond;
            }
        }
        MonitoredStay.Size size = new MonitoredStay(
                        PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()), 7)
                .run(Duration.ofDays(3));
        System.out.printf(
                Locale.ROOT,
                "bench core events_per_second=%.0f scratch_events_per_second=%.0f state_bytes_per_patient=%d"
                        + " hot_bytes_per_patient=%d%n",
                incremental,
                scratch,
                size.all(),
                size.hot());
    }
}

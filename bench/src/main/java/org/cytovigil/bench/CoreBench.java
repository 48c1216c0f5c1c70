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
                        .include(ScratchBenchmark.class.getSimpleName())
                        .build())
                .run();
        double standard = 0;
        double all = 0;
        double scratch = 0;
        for (RunResult result : results) {
            double perSecond = MICROSECONDS / result.getPrimaryResult().getScore();
            String scales = result.getParams().getParam("scales");
            if (scales == null) {
                scratch = perSecond;
            } else if (scales.equals(CoreBenchmark.ALL)) {
                all = perSecond;
            } else {
                standard = perSecond;
            }
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
                        + " state_bytes_per_patient=%d hot_bytes_per_patient=%d all_scales_state_bytes_per_patient=%d%n",
                standard,
                all,
                scratch,
                size.all(),
                size.hot(),
                largest.all());
    }
}

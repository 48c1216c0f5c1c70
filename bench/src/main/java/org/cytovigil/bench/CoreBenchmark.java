// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One core grades a ward of 1,000 patients from the small state of each, by CRS and ICANS alone and by every scale. A second
 * of the ward is made, and then graded: an event that a grader reads was unpacked a moment before, too. What it costs to
 * make them is not measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx6g", "-XX:+UseSerialGC"})
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 15, time = 2)
public class CoreBenchmark {
    static final String STANDARD = "standard";
    static final String ALL = "all";
    private static final int PATIENTS = 1_000;
    private static final int SEED = 20_190_401;
    private static final GradingRules RULES = GradingRules.defaults();

    /** All that happens on a ward. */
    @State(Scope.Thread)
    public static class Ward {
        private final WardStream stream = new WardStream(PATIENTS, SEED);
        private final Map<PatientKey, PatientMonitor> monitors = new HashMap<>();
        private SignalGraph graph = PatientMonitor.graph(GradingCatalogue.standard(), RULES);
        private List<Fact> events = List.of();

        /** Which scales: {@value #STANDARD} or {@value #ALL}. */
        @Param({STANDARD, ALL})
        public String scales = STANDARD;

        /** Admits the patients. */
        @Setup(Level.Trial)
        public void admit() {
            GradingCatalogue catalogue = scales.equals(ALL) ? GradingCatalogue.known() : GradingCatalogue.standard();
            graph = PatientMonitor.graph(catalogue, RULES);
            stream.admissions().forEach(this::grade);
        }

        /** The next second. */
        @Setup(Level.Invocation)
        public void prepare() {
            events = next(stream);
        }

        List<Fact> next(WardStream from) {
            return from.next(1);
        }

        int grade() {
            int outcomes = 0;
            for (Fact fact : events) {
                outcomes += grade(fact);
            }
            return outcomes;
        }

        private int grade(Fact fact) {
            return monitors.computeIfAbsent(
                            fact.patient(),
                            patient -> new PatientMonitor(patient, graph, new MemoryHistory(), PatientState.EMPTY))
                    .accept(List.of(fact), fact.arrivedAt())
                    .size();
        }
    }

    /** Only what the monitors of a ward send. */
    public static class Vitals extends Ward {
        @Override
        List<Fact> next(WardStream from) {
            return from.samples(1);
        }
    }

    /** A second of a ward. */
    @Benchmark
    @OperationsPerInvocation(PATIENTS * WardStream.SAMPLES_OF_TEN / 10 + PATIENTS * WardStream.SAMPLES_OF_TEN / 1_000)
    public int ward(Ward ward) {
        return ward.grade();
    }

    /** A second of its monitors. */
    @Benchmark
    @OperationsPerInvocation(PATIENTS * WardStream.SAMPLES_OF_TEN / 10)
    public int vitals(Vitals ward) {
        return ward.grade();
    }
}

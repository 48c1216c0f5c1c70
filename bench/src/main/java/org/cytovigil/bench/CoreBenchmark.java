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

/** One core grades a ward of 1,000 patients from the small state of each, by CRS and ICANS alone and by every scale. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx6g", "-XX:+UseSerialGC"})
@Warmup(iterations = 12)
@Measurement(iterations = 15)
public class CoreBenchmark {
    private static final int EVENTS = 200_000;
    static final String STANDARD = "standard";
    static final String ALL = "all";
    static final String WARD = "ward";
    static final String VITALS = "vitals";
    private static final int SEED = 20_190_401;
    private static final GradingRules RULES = GradingRules.defaults();

    private final WardStream ward = new WardStream(1_000, SEED);
    private final Map<PatientKey, PatientMonitor> monitors = new HashMap<>();
    private SignalGraph graph = PatientMonitor.graph(GradingCatalogue.standard(), RULES);
    private List<Fact> events = List.of();

    /** Whether all of a ward or only what its monitors send. */
    @Param({WARD, VITALS})
    public String stream = WARD;

    /** Which scales: {@value #STANDARD} or {@value #ALL}. */
    @Param({STANDARD, ALL})
    public String scales = STANDARD;

    /** Admits the patients. */
    @Setup(Level.Trial)
    public void admit() {
        GradingCatalogue catalogue = scales.equals(ALL) ? GradingCatalogue.known() : GradingCatalogue.standard();
        graph = PatientMonitor.graph(catalogue, RULES);
        for (Fact fact : ward.admissions()) {
            monitor(fact).accept(List.of(fact), fact.arrivedAt());
        }
    }

    /** The next seconds of the ward. */
    @Setup(Level.Invocation)
    public void prepare() {
        events = (stream.equals(VITALS) ? ward.samples(EVENTS) : ward.next(EVENTS)).subList(0, EVENTS);
    }

    /** From the small state of each patient. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int incremental() {
        int outcomes = 0;
        for (Fact fact : events) {
            outcomes += monitor(fact).accept(List.of(fact), fact.arrivedAt()).size();
        }
        return outcomes;
    }

    private PatientMonitor monitor(Fact fact) {
        return monitors.computeIfAbsent(
                fact.patient(), patient -> new PatientMonitor(patient, graph, new MemoryHistory(), PatientState.EMPTY));
    }
}

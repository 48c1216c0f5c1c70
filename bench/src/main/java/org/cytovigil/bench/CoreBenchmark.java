// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.offline.ConvergedGrades;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One core grades a ward of 1,000 patients, incrementally and from scratch. */
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
    private static final int SCRATCH_EVENTS = 100;
    private static final int SEED = 20_190_401;
    private static final GradingRules RULES = GradingRules.defaults();

    private final WardStream ward = new WardStream(1_000, SEED);
    private final SignalGraph graph = PatientMonitor.graph(GradingCatalogue.standard(), RULES);
    private final Map<PatientKey, PatientMonitor> monitors = new HashMap<>();
    private final Map<PatientKey, List<Fact>> known = new HashMap<>();
    private List<Fact> events = List.of();

    /** Admits the patients. */
    @Setup(Level.Trial)
    public void admit() {
        for (Fact fact : ward.admissions()) {
            monitor(fact).accept(List.of(fact), fact.arrivedAt());
            remember(fact);
        }
    }

    /** The next seconds of the ward. */
    @Setup(Level.Invocation)
    public void prepare() {
        events = ward.next(EVENTS).subList(0, EVENTS);
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

    /** From all facts of the patient, for each event. */
    @Benchmark
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    @OperationsPerInvocation(SCRATCH_EVENTS)
    public int scratch() {
        ConvergedGrades grades = new ConvergedGrades(GradingCatalogue.standard(), RULES);
        int lines = 0;
        for (Fact fact : events.subList(0, SCRATCH_EVENTS)) {
            lines += grades.lines(remember(fact), fact.arrivedAt()).size();
        }
        events.subList(SCRATCH_EVENTS, EVENTS).forEach(this::remember);
        return lines;
    }

    private PatientMonitor monitor(Fact fact) {
        return monitors.computeIfAbsent(
                fact.patient(), patient -> new PatientMonitor(patient, graph, new MemoryHistory(), PatientState.EMPTY));
    }

    private List<Fact> remember(Fact fact) {
        List<Fact> facts = known.computeIfAbsent(fact.patient(), patient -> new ArrayList<>());
        facts.add(fact);
        return facts;
    }
}

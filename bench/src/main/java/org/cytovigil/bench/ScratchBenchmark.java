// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.offline.ConvergedGrades;
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

/** The same ward as {@link CoreBenchmark}, graded from all facts of the patient for each event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx6g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class ScratchBenchmark {
    private static final int EVENTS = 200_000;
    private static final int GRADED = 100;
    private static final int SEED = 20_190_401;

    private final WardStream ward = new WardStream(1_000, SEED);
    private final ConvergedGrades grades = new ConvergedGrades(GradingCatalogue.standard(), GradingRules.defaults());
    private final Map<PatientKey, List<Fact>> known = new HashMap<>();
    private List<Fact> events = List.of();

    /** Admits the patients. */
    @Setup(Level.Trial)
    public void admit() {
        ward.admissions().forEach(this::remember);
    }

    /** The next seconds of the ward; most of them are only known, not graded. */
    @Setup(Level.Invocation)
    public void prepare() {
        List<Fact> next = ward.next(EVENTS);
        next.subList(GRADED, EVENTS).forEach(this::remember);
        events = next.subList(0, GRADED);
    }

    /** Grades some events. */
    @Benchmark
    @OperationsPerInvocation(GRADED)
    public int scratch() {
        int lines = 0;
        for (Fact fact : events) {
            lines += grades.lines(remember(fact), fact.arrivedAt()).size();
        }
        return lines;
    }

    private List<Fact> remember(Fact fact) {
        List<Fact> facts = known.computeIfAbsent(fact.patient(), patient -> new ArrayList<>());
        facts.add(fact);
        return facts;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.replay.FactLog;
import org.cytovigil.core.replay.FactLogState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.signal.SignalStates;
import org.jspecify.annotations.Nullable;

/**
 * The converged view of a file of facts: the same whatever the order of its lines (docs/clinical/time.md#convergence).
 */
public final class ConvergedGrades {
    private final SignalGraph graph;

    /**
     * The view by these scales.
     *
     * @param rules in force for all patients
     */
    public ConvergedGrades(GradingCatalogue catalogue, GradingRules rules) {
        this.graph = PatientMonitor.graph(catalogue, rules);
    }

    /**
     * A grade of a patient on a scale from an instant on.
     *
     * @param suggestions what may be considered at the end; empty for a line that others follow
     */
    public record Line(PatientKey patient, String system, GradeSpan span, List<Suggestion> suggestions) {
        /** Copies the list. */
        public Line {
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * All lines in order of patient, scale and event time.
     *
     * @param until facts later than this are left out, but for the therapy, which says what the earlier ones mean;
     *     timers up to it take effect; null for the last event of each patient
     */
    public List<Line> lines(Collection<? extends Fact> facts, @Nullable Instant until) {
        Map<String, List<Fact>> byPatient = new TreeMap<>();
        for (Fact fact : MergedFacts.settled(facts, until)) {
            byPatient
                    .computeIfAbsent(fact.patient().value(), key -> new ArrayList<>())
                    .add(fact);
        }
        List<Line> lines = new ArrayList<>();
        byPatient.forEach((patient, own) -> {
            Instant end = until == null
                    ? own.stream().map(Fact::at).max(Instant::compareTo).orElseThrow()
                    : until;
            FactLog factLog = new FactLog(graph, new MemoryHistory(), FactLogState.EMPTY);
            List<Fact> holding = Versions.holding(own, graph.order());
            factLog.expect(holding.stream()
                    .filter(fact -> fact instanceof TherapyStep || fact instanceof PatientDetails)
                    .toList());
            for (Fact fact : holding) {
                if (!fact.at().isAfter(end)) {
                    factLog.take(fact, Instant.MIN, end);
                }
            }
            factLog.catchUp(end);
            lines.addAll(lines(new PatientKey(patient), factLog, end));
        });
        return lines;
    }

    private List<Line> lines(PatientKey patient, FactLog factLog, Instant end) {
        Map<String, List<GradeSpan>> spans = new LinkedHashMap<>();
        for (GradingSystem<?> system : graph.systems()) {
            spans.put(system.id(), factLog.grades(system.id(), end).spans());
        }
        SignalStates states = factLog.timeline().states();
        List<Line> lines = new ArrayList<>();
        for (GradingSystem<?> system : graph.systems()) {
            List<GradeSpan> own = spans.getOrDefault(system.id(), List.of());
            for (int i = 0; i < own.size(); i++) {
                List<Suggestion> made = i + 1 < own.size()
                        ? List.of()
                        : system.suggestions()
                                .of(states, end, own.get(i).assessment(), other -> last(spans.get(other)));
                lines.add(new Line(patient, system.id(), own.get(i), made));
            }
        }
        return lines;
    }

    private static int last(@Nullable List<GradeSpan> spans) {
        return spans == null || spans.isEmpty()
                ? 0
                : spans.get(spans.size() - 1).assessment().grade();
    }
}

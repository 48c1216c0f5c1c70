// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.merge.Merge;
import org.cytovigil.core.merge.MergePath;
import org.cytovigil.core.merge.MovedFact;
import org.cytovigil.core.monitor.MergeResult;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;

/** The monitors of records that have to do with each other, watched as the grader does. */
final class MonitoredPatients {
    private final SignalGraph graph;
    private final Map<PatientKey, PatientMonitor> monitors = new TreeMap<>(Comparator.comparing(PatientKey::value));
    private final List<ArrivalReplay.Published> told = new ArrayList<>();
    private final Deque<Parcel> waiting = new ArrayDeque<>();

    MonitoredPatients(SignalGraph graph) {
        this.graph = graph;
    }

    /** Facts for one record that came the same way. */
    private record Parcel(PatientKey patient, List<Fact> facts, MergePath trail) {}

    List<ArrivalReplay.Published> told() {
        return told;
    }

    /** Takes facts that arrived together: first what was charted, then the merges. */
    void accept(List<Fact> together, Instant arrival) {
        Map<PatientKey, List<Fact>> charted = new LinkedHashMap<>();
        for (Fact fact : together) {
            if (!(fact instanceof PatientMerged)) {
                charted.computeIfAbsent(fact.patient(), key -> new ArrayList<>())
                        .add(fact);
            }
        }
        charted.forEach((patient, facts) -> waiting.add(new Parcel(patient, facts, MergePath.NONE)));
        deliver(arrival);
        for (PatientMerged merged : MergedFacts.merges(together)) {
            merge(merged, arrival);
            deliver(arrival);
        }
    }

    private void merge(PatientMerged merged, Instant arrival) {
        PatientMonitor monitor = monitor(merged.patient());
        if (Merge.answer(monitor.merge(), merged) == Merge.Answer.NEW) {
            MergeResult departure = monitor.merge(merged, arrival);
            tell(arrival, departure.outcomes());
            MergePath trail = MergePath.NONE.out(merged.patient(), Merge.of(merged));
            waiting.add(new Parcel(merged.into(), departure.leaving(), trail));
        }
    }

    private void deliver(Instant arrival) {
        for (Parcel parcel = waiting.poll(); parcel != null; parcel = waiting.poll()) {
            deliver(parcel, arrival);
        }
    }

    private void deliver(Parcel parcel, Instant arrival) {
        PatientMonitor monitor = monitor(parcel.patient());
        Merge merge = monitor.merge();
        if (merge != null && merge.undoneBy(parcel.trail())) {
            monitor.stay();
        } else if (merge != null && !merge.undone() && !parcel.trail().endless()) {
            List<Fact> moved = parcel.facts().stream()
                    .map(fact -> MovedFact.to(merge.into(), fact))
                    .toList();
            waiting.add(new Parcel(merge.into(), moved, parcel.trail().out(parcel.patient(), merge)));
            return;
        }
        tell(arrival, monitor.accept(parcel.facts(), arrival));
    }

    /** Lets the timers that fall due by an instant take effect, each at its own; facts come before timers of their instant. */
    void passUntil(Instant until) {
        for (PatientMonitor monitor : monitors.values()) {
            while (!monitor.nextDue().isAfter(until)) {
                Instant due = monitor.nextDue();
                tell(due, monitor.tick(due));
            }
        }
    }

    private void tell(Instant when, List<Outcome> outcomes) {
        outcomes.forEach(outcome -> told.add(new ArrivalReplay.Published(when, outcome)));
    }

    private PatientMonitor monitor(PatientKey patient) {
        return monitors.computeIfAbsent(
                patient, key -> new PatientMonitor(key, graph, new MemoryHistory(), PatientState.EMPTY));
    }
}

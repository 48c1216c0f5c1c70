// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.history.MemoryHistory;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;

/** Lets facts arrive again in the order in which they did, with the wall clock that went with them. */
public record ArrivalReplay(GradingCatalogue catalogue, GradingRules rules) {
    /** Something that would have been told, and when. */
    public record Told(Instant when, Outcome outcome) {}

    /**
     * All that would have been told, in order of arrival time, then patient.
     *
     * @param until the wall clock stops here; null for the last arrival of each patient
     */
    public List<Told> run(Collection<? extends Fact> facts, @Nullable Instant until) {
        Map<String, TreeMap<Instant, List<Fact>>> byPatient = new TreeMap<>();
        for (Fact fact : facts) {
            if (until == null || !fact.arrivedAt().isAfter(until)) {
                byPatient
                        .computeIfAbsent(fact.patient().value(), key -> new TreeMap<>())
                        .computeIfAbsent(fact.arrivedAt(), key -> new ArrayList<>())
                        .add(fact);
            }
        }
        List<Told> told = new ArrayList<>();
        byPatient.forEach((patient, arrivals) -> told.addAll(one(new PatientKey(patient), arrivals, until)));
        told.sort(Comparator.comparing(Told::when));
        return told;
    }

    private List<Told> one(PatientKey patient, TreeMap<Instant, List<Fact>> arrivals, @Nullable Instant until) {
        PatientMonitor monitor = new PatientMonitor(
                patient, PatientMonitor.wiring(catalogue, rules), new MemoryHistory(), PatientState.EMPTY);
        List<Told> told = new ArrayList<>();
        arrivals.forEach((arrival, together) -> {
            passUntil(monitor, arrival.minusNanos(1), told);
            monitor.accept(together, arrival).forEach(outcome -> told.add(new Told(arrival, outcome)));
        });
        Instant end = until == null ? arrivals.lastKey() : until;
        passUntil(monitor, end, told);
        return told;
    }

    /** Lets the timers that fall due by an instant take effect, each at its own; facts come before timers of their instant. */
    private static void passUntil(PatientMonitor monitor, Instant until, List<Told> told) {
        while (!monitor.nextDue().isAfter(until)) {
            Instant due = monitor.nextDue();
            monitor.tick(due).forEach(outcome -> told.add(new Told(due, outcome)));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.jspecify.annotations.Nullable;

/** Lets facts arrive again in the order in which they did, with the wall clock that went with them. */
public record ArrivalReplay(GradingCatalogue catalogue, GradingRules rules) {
    /** Something that would have been told, and when. */
    public record Published(Instant when, Outcome outcome) {}

    /**
     * All that would have been told, in order of arrival time, then patient.
     *
     * @param until the wall clock stops here; null for the last arrival of each patient
     */
    public List<Published> run(Collection<? extends Fact> facts, @Nullable Instant until) {
        return run(facts, until, patient -> Instant.MIN);
    }

    /**
     * The same for facts that were read later than they arrived, as a recording is.
     *
     * @param readFrom before which nothing of a patient was read, {@link Instant#MIN} where all was read as it arrived
     */
    public List<Published> run(
            Collection<? extends Fact> facts, @Nullable Instant until, Function<PatientKey, Instant> readFrom) {
        List<Fact> known = new ArrayList<>();
        for (Fact fact : MergedFacts.originals(facts)) {
            if (until == null || !fact.arrivedAt().isAfter(until)) {
                known.add(fact);
            }
        }
        MergeCycles circles = MergeCycles.of(MergedFacts.merges(known));
        Map<PatientKey, TreeMap<Instant, List<Fact>>> byCircle = new TreeMap<>(Comparator.comparing(PatientKey::value));
        for (Fact fact : known) {
            Instant first = readFrom.apply(fact.patient());
            byCircle.computeIfAbsent(circles.of(fact.patient()), key -> new TreeMap<>())
                    .computeIfAbsent(
                            fact.arrivedAt().isBefore(first) ? first : fact.arrivedAt(), key -> new ArrayList<>())
                    .add(fact);
        }
        List<Published> told = new ArrayList<>();
        byCircle.values().forEach(arrivals -> told.addAll(one(arrivals, until)));
        told.sort(Comparator.comparing(Published::when));
        return told;
    }

    private List<Published> one(TreeMap<Instant, List<Fact>> arrivals, @Nullable Instant until) {
        MonitoredPatients bedsides = new MonitoredPatients(PatientMonitor.graph(catalogue, rules));
        arrivals.forEach((arrival, together) -> {
            bedsides.passUntil(arrival.minusNanos(1));
            bedsides.accept(together, arrival);
        });
        bedsides.passUntil(until == null ? arrivals.lastKey() : until);
        return bedsides.told();
    }
}

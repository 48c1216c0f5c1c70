// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.merge.MovedFact;
import org.jspecify.annotations.Nullable;

/** Facts of records that were merged. A file can also have the copies that the grader made of them. */
final class MergedFacts {
    private MergedFacts() {}

    /**
     * All facts as if they had been charted to the records that stayed; the merges themselves are left out.
     *
     * @param until merges later than this are left out, null for none
     */
    static Collection<? extends Fact> settled(Collection<? extends Fact> facts, @Nullable Instant until) {
        List<PatientMerged> merges = merges(facts);
        if (merges.isEmpty()) {
            return facts;
        }
        Map<PatientKey, PatientKey> into = new HashMap<>();
        merges.removeIf(merge -> until != null && merge.at().isAfter(until));
        merges.forEach(merge -> add(merge, into));
        List<Fact> settled = new ArrayList<>();
        for (Fact fact : originals(facts)) {
            if (!(fact instanceof PatientMerged)) {
                settled.add(moved(fact, into));
            }
        }
        return settled;
    }

    /** In order of arrival. */
    static List<PatientMerged> merges(Collection<? extends Fact> facts) {
        List<PatientMerged> merges = new ArrayList<>();
        Set<List<Object>> told = new HashSet<>();
        facts.stream()
                .filter(PatientMerged.class::isInstance)
                .map(PatientMerged.class::cast)
                .sorted(Comparator.<PatientMerged, Instant>comparing(Fact::arrivedAt)
                        .thenComparing(Fact.BY_TIME))
                .filter(merge -> told.add(List.of(merge.patient(), merge.into(), merge.id())))
                .forEach(merges::add);
        return merges;
    }

    /** The first merge of a record holds; of a circle the one is undone that led to the record which goes now. */
    private static void add(PatientMerged merge, Map<PatientKey, PatientKey> into) {
        if (into.containsKey(merge.patient())) {
            return;
        }
        for (PatientKey at = merge.into(); at != null; at = into.get(at)) {
            if (merge.patient().equals(into.get(at))) {
                into.remove(at);
                break;
            }
        }
        into.put(merge.patient(), merge.into());
    }

    private static Fact moved(Fact fact, Map<PatientKey, PatientKey> into) {
        Fact moved = fact;
        for (PatientKey next = into.get(fact.patient()); next != null; next = into.get(next)) {
            moved = MovedFact.to(next, moved);
        }
        return moved;
    }

    /** Without the copies of facts that are there themselves, where any records were merged. */
    static Collection<? extends Fact> originals(Collection<? extends Fact> facts) {
        List<PatientMerged> merges = merges(facts);
        if (merges.isEmpty()) {
            return facts;
        }
        Map<PatientKey, Set<PatientKey>> sources = new HashMap<>();
        merges.forEach(merge ->
                sources.computeIfAbsent(merge.into(), key -> new HashSet<>()).add(merge.patient()));
        Set<Object> present = new HashSet<>();
        facts.forEach(fact -> present.add(identity(fact.patient(), fact.key(), fact)));
        return facts.stream()
                .filter(fact -> sources.getOrDefault(fact.patient(), Set.of()).stream()
                        .noneMatch(from -> isCopy(fact, from, present)))
                .toList();
    }

    private static boolean isCopy(Fact fact, PatientKey from, Set<Object> present) {
        String id = MovedFact.idBefore(fact, from);
        return !id.isEmpty()
                && present.contains(identity(from, FactHeader.key(fact.header().source(), id), fact));
    }

    /** A fact is known by its key and version. */
    private static List<Object> identity(PatientKey patient, String key, Fact fact) {
        return List.of(patient, key, fact.status(), fact.arrivedAt());
    }
}

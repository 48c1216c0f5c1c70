// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.sample.Series;

/** The facts by the names that grades give them: ids, or feed and second for samples of a monitor. */
public final class Evidence {
    private final Map<PatientKey, Map<String, List<Fact>>> byPatient = new HashMap<>();

    /** All versions of all facts of some patients. */
    public Evidence(Collection<? extends Fact> facts) {
        for (Fact fact : facts) {
            byPatient
                    .computeIfAbsent(fact.patient(), patient -> new HashMap<>())
                    .computeIfAbsent(name(fact), name -> new ArrayList<>())
                    .add(fact);
        }
    }

    /** Samples are known by feed and second, everything else by its id. */
    private static String name(Fact fact) {
        return Series.of(fact)
                .map(series ->
                        series.method() + "/" + series.group() + "/" + fact.at().truncatedTo(ChronoUnit.SECONDS))
                .orElse(fact.id());
    }

    /** The facts of a name as they were known at an instant. */
    List<Fact> find(PatientKey patient, String name, Instant knownAt) {
        Map<String, Fact> holding = new HashMap<>();
        byPatient.getOrDefault(patient, Map.of()).getOrDefault(name, List.of()).stream()
                .filter(fact -> !fact.arrivedAt().isAfter(knownAt))
                .forEach(fact -> holding.merge(
                        fact.id(), fact, (one, other) -> Fact.BY_VERSION.compare(one, other) >= 0 ? one : other));
        return holding.values().stream()
                .filter(fact -> !(fact instanceof Removed))
                .sorted(Fact.BY_TIME)
                .toList();
    }

    /** The newest fact of a kind that had happened and was known at an instant. */
    Optional<Fact> newest(PatientKey patient, Instant knownAt, Predicate<Fact> kind) {
        return byPatient.getOrDefault(patient, Map.of()).keySet().stream()
                .flatMap(name -> find(patient, name, knownAt).stream())
                .filter(fact -> !fact.at().isAfter(knownAt))
                .filter(kind)
                .max(Comparator.comparing(Fact::at));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.jspecify.annotations.Nullable;

/** The same facts under the rules in force and under a candidate, as they would have been told. */
public record RuleComparison(GradingCatalogue catalogue, GradingRules inForce, GradingRules candidate) {
    /** What differs. */
    public sealed interface Difference {
        /** Whose. */
        String patient();

        /** From when on. */
        Instant at();
    }

    /**
     * A grade that differs from an instant on, until the next line of the patient and scale.
     *
     * @param was under the rules in force, null before the scale says anything
     * @param wouldBe under the candidate; the same as {@code was} where the two agree again
     */
    public record GradeDifference(
            String patient,
            String system,
            Instant at,
            @Nullable Assessment was,
            @Nullable Assessment wouldBe) implements Difference {
        /** Whether the two agree again from here on. */
        public boolean agrees() {
            return same(was, wouldBe);
        }
    }

    /**
     * An alert that only one of the two raises, or that they raise with another priority or at another time.
     *
     * @param was null where the rules in force do not raise it
     * @param wouldBe null where the candidate does not
     */
    public record AlertDifference(
            String patient,
            Instant at,
            @Nullable AlertStep was,
            @Nullable AlertStep wouldBe) implements Difference {}

    /**
     * All differences: of grades in order of patient, scale and event time, then of alerts in order of patient and time.
     *
     * @param until the wall clock stops here; null for the last arrival of each patient
     */
    public List<Difference> of(Collection<? extends Fact> facts, @Nullable Instant until) {
        PublishedTimelines was = PublishedTimelines.of(new ArrivalReplay(catalogue, inForce).run(facts, until));
        PublishedTimelines would = PublishedTimelines.of(new ArrivalReplay(catalogue, candidate).run(facts, until));
        List<Difference> differences = new ArrayList<>();
        for (PublishedTimelines.Subject subject : was.subjects(would)) {
            grades(subject, was.grades(subject), would.grades(subject), differences);
        }
        alerts(was.alerts(), would.alerts(), differences);
        return differences;
    }

    private static void grades(
            PublishedTimelines.Subject subject,
            NavigableMap<Instant, Assessment> was,
            NavigableMap<Instant, Assessment> would,
            List<Difference> differences) {
        TreeSet<Instant> instants = new TreeSet<>(was.keySet());
        instants.addAll(would.keySet());
        boolean differed = false;
        for (Instant at : instants) {
            GradeDifference found =
                    new GradeDifference(subject.patient(), subject.system(), at, value(was, at), value(would, at));
            if (!found.agrees() || differed) {
                differences.add(found);
            }
            differed = !found.agrees();
        }
    }

    private static @Nullable Assessment value(NavigableMap<Instant, Assessment> timeline, Instant at) {
        Map.Entry<Instant, Assessment> entry = timeline.floorEntry(at);
        return entry == null ? null : entry.getValue();
    }

    private static boolean same(@Nullable Assessment one, @Nullable Assessment other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.sameAs(other);
    }

    private static void alerts(Map<String, AlertStep> was, Map<String, AlertStep> would, List<Difference> differences) {
        Map<String, AlertStep> all = new TreeMap<>(was);
        all.putAll(would);
        all.entrySet().stream()
                .map(entry -> new AlertDifference(
                        entry.getValue().patient().value(),
                        entry.getValue().raisedAt(),
                        was.get(entry.getKey()),
                        would.get(entry.getKey())))
                .filter(found -> !same(found.was(), found.wouldBe()))
                .sorted(Comparator.comparing(AlertDifference::patient).thenComparing(AlertDifference::at))
                .forEach(differences::add);
    }

    private static boolean same(@Nullable AlertStep one, @Nullable AlertStep other) {
        return one != null
                && other != null
                && one.priority() == other.priority()
                && one.page() == other.page()
                && one.raisedAt().equals(other.raisedAt())
                && Objects.equals(one.previous(), other.previous());
    }
}

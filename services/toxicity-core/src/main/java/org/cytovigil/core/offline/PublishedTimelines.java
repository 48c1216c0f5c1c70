// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PublishedLine;

/** What was told, as it holds at the end: lines that others superseded are gone. */
public final class PublishedTimelines {
    private final Map<Subject, NavigableMap<Instant, Assessment>> grades = new HashMap<>();
    private final Map<String, AlertStep> alerts = new TreeMap<>();

    /** A scale of a patient. */
    public record Subject(String patient, String system) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            return Comparator.comparing(Subject::patient)
                    .thenComparing(Subject::system)
                    .compare(this, other);
        }
    }

    /** What holds of all that was told, in its order. */
    public static PublishedTimelines of(List<ArrivalReplay.Published> told) {
        PublishedTimelines timelines = new PublishedTimelines();
        Map<String, PublishedLine> lines = new HashMap<>();
        for (ArrivalReplay.Published each : told) {
            if (each.outcome() instanceof Outcome.Graded graded) {
                lines.put(graded.line().lineId(), graded.line());
                graded.line().supersedes().forEach(lines::remove);
            } else if (each.outcome() instanceof Outcome.Alerted alerted) {
                timelines.alert(alerted.step());
            }
        }
        for (PublishedLine line : lines.values()) {
            timelines
                    .grades(new Subject(line.patient().value(), line.system()))
                    .put(line.span().from(), line.span().assessment());
        }
        return timelines;
    }

    private void alert(AlertStep step) {
        if (step.transition() == AlertStep.Transition.RAISED || step.transition() == AlertStep.Transition.RETRACTED) {
            alerts.put(step.alertId(), step);
        }
    }

    /** The scales of patients of which anything was told. */
    public Set<Subject> subjects() {
        return Collections.unmodifiableSet(grades.keySet());
    }

    /** The scales of patients of which this or another tells anything, in order. */
    SortedSet<Subject> subjects(PublishedTimelines other) {
        SortedSet<Subject> subjects = new TreeSet<>(grades.keySet());
        subjects.addAll(other.grades.keySet());
        return subjects;
    }

    /** From when on which grade holds; empty where nothing was told. */
    public NavigableMap<Instant, Assessment> grades(Subject subject) {
        return grades.computeIfAbsent(subject, key -> new TreeMap<>());
    }

    /** By id; an alert of the same cause has the same id under any rules. */
    public Map<String, AlertStep> alerts() {
        return alerts;
    }
}

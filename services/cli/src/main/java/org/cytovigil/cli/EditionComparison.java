// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.lines.AlertLines;
import org.cytovigil.lines.GradeLines;
import org.jspecify.annotations.Nullable;

/** What another version of the product said of some events beside what this one says. */
record EditionComparison(WrittenLines was, WrittenLines now) {
    /**
     * A difference.
     *
     * @param grade whether it is of a grade; else of an alert
     * @param line in words
     */
    record Difference(String patient, Instant at, boolean grade, String line) {}

    /** What this version says of the same facts, on the scales that the other one told. */
    static EditionComparison of(WrittenLines was, Collection<Fact> facts, GradingRules rules) {
        List<String> scales = was.grades().keySet().stream()
                .map(WrittenLines.Subject::system)
                .distinct()
                .toList();
        GradingCatalogue catalogue = scales.isEmpty() ? GradingCatalogue.standard() : GradingCatalogue.chosen(scales);
        WrittenLines now = new WrittenLines();
        new ConvergedGrades(catalogue, rules)
                .lines(facts, null)
                .forEach(line ->
                        now.add(GradeLines.write(line.patient().value(), line.system(), line.span(), rules.edition())));
        new ArrivalReplay(GradingCatalogue.standard(), rules)
                .run(facts, null).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step())
                        .filter(step -> step.transition() == AlertStep.Transition.RAISED
                                || step.transition() == AlertStep.Transition.RETRACTED)
                        .forEach(step -> now.add(AlertLines.write(step)));
        return new EditionComparison(was, now);
    }

    /** Grades in order of patient, scale and event time, then alerts in order of patient and time. */
    List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        SortedSet<WrittenLines.Subject> subjects = new TreeSet<>(was.grades().keySet());
        subjects.addAll(now.grades().keySet());
        for (WrittenLines.Subject subject : subjects) {
            grades(
                    subject,
                    was.grades().getOrDefault(subject, new TreeMap<>()),
                    now.grades().getOrDefault(subject, new TreeMap<>()),
                    found);
        }
        alerts(found);
        return found;
    }

    private static void grades(
            WrittenLines.Subject subject,
            NavigableMap<Instant, String> was,
            NavigableMap<Instant, String> now,
            List<Difference> found) {
        SortedSet<Instant> instants = new TreeSet<>(was.keySet());
        instants.addAll(now.keySet());
        boolean differed = false;
        String told = "";
        for (Instant at : instants) {
            String before = value(was, at);
            String after = value(now, at);
            boolean differs = !before.equals(after);
            String words = differs ? before + " -> " + after : "the same again, " + after;
            if ((differs || differed) && !words.equals(told)) {
                String head = "grade " + subject.patient() + " " + subject.system() + " from " + at + ": ";
                found.add(new Difference(subject.patient(), at, differs, head + words));
            }
            differed = differs;
            told = words;
        }
    }

    private static String value(NavigableMap<Instant, String> timeline, Instant at) {
        Map.Entry<Instant, String> entry = timeline.floorEntry(at);
        return entry == null ? "nothing" : entry.getValue();
    }

    private void alerts(List<Difference> found) {
        SortedSet<WrittenLines.Alert> all = new TreeSet<>(was.alerts().keySet());
        all.addAll(now.alerts().keySet());
        for (WrittenLines.Alert alert : all) {
            String before = how(was.alerts().get(alert));
            String after = how(now.alerts().get(alert));
            if (!before.equals(after)) {
                found.add(new Difference(
                        alert.patient(),
                        alert.raisedAt(),
                        false,
                        "alert " + alert.patient() + " " + alert.about() + " at " + alert.raisedAt() + ": " + before
                                + " -> " + after));
            }
        }
    }

    private static String how(@Nullable String words) {
        return words == null ? "none" : words;
    }
}

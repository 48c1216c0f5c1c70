// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.grading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.lines.GradeLines;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.jspecify.annotations.Nullable;

/**
 * The lines that {@code grade} writes for events, and those that hold of what a grader has published for the same events.
 *
 * @param online what is published and holds
 * @param offline what {@code grade} writes
 */
public record ConvergedComparison(List<String> online, List<String> offline) {
    private static final Intake INTAKE = new Intake();

    /** Compares what was published with the grades of events up to an instant, on all scales there are. */
    public static ConvergedComparison of(List<ToxicityGraded> published, List<ObjectNode> events, Instant until) {
        return new ConvergedComparison(holding(published), grades(events, until));
    }

    /** Both sides where they differ; empty where they do not. */
    public String difference() {
        List<String> onlyOnline = new ArrayList<>(online);
        onlyOnline.removeAll(new HashSet<>(offline));
        List<String> onlyOffline = new ArrayList<>(offline);
        onlyOffline.removeAll(new HashSet<>(online));
        return onlyOnline.isEmpty() && onlyOffline.isEmpty()
                ? ""
                : "online  " + String.join("\n        ", onlyOnline) + "\noffline "
                        + String.join("\n        ", onlyOffline);
    }

    private static List<String> grades(List<ObjectNode> events, Instant until) {
        List<Fact> facts = events.stream().flatMap(ConvergedComparison::fact).toList();
        GradingRules rules = GradingRules.defaults();
        return new ConvergedGrades(GradingCatalogue.known(), rules)
                .lines(facts, until).stream()
                        .filter(line -> !saysNothing(line.span().assessment()))
                        .map(line ->
                                GradeLines.write(line.patient().value(), line.system(), line.span(), rules.edition()))
                        .toList();
    }

    private static Stream<Fact> fact(ObjectNode event) {
        return INTAKE.accept(new JsonFields(event), null) instanceof IntakeResult.Accepted accepted
                ? Stream.of(accepted.fact())
                : Stream.empty();
    }

    /**
     * The published lines that no other supersedes, in the order of the converged view, equal neighbours as one. A line
     * that says nothing takes back the first lines: nothing is known then. So it is left out here, and of grade's lines.
     */
    private static List<String> holding(List<ToxicityGraded> published) {
        Set<String> superseded = new HashSet<>();
        published.forEach(line -> line.getSupersedes().forEach(id -> superseded.add(id.toString())));
        Map<String, ToxicityGraded> holding = new TreeMap<>();
        for (ToxicityGraded line : published) {
            if (!superseded.contains(line.getLineId().toString())) {
                holding.put(line.getPatient() + " " + line.getGradingSystem() + " " + line.getFrom(), line);
            }
        }
        List<String> lines = new ArrayList<>();
        ToxicityGraded last = null;
        for (ToxicityGraded line : holding.values()) {
            boolean withdrawn = saysNothing(assessment(line));
            if (!withdrawn && (last == null || !sameStep(last, line))) {
                lines.add(text(line));
            }
            last = withdrawn ? null : line;
        }
        return lines;
    }

    /** Neither a grade nor what is missing for one. */
    private static boolean saysNothing(Assessment assessment) {
        return assessment.upper() == 4
                && assessment.missing().isEmpty()
                && assessment.because().isEmpty()
                && assessment.flags().isEmpty()
                && assessment.completeness() == Completeness.PARTIAL;
    }

    private static boolean sameStep(ToxicityGraded one, ToxicityGraded other) {
        return one.getPatient().toString().contentEquals(other.getPatient())
                && one.getGradingSystem().toString().contentEquals(other.getGradingSystem())
                && assessment(one).sameAs(assessment(other));
    }

    private static String text(ToxicityGraded line) {
        return GradeLines.write(
                line.getPatient().toString(),
                line.getGradingSystem().toString(),
                new GradeSpan(line.getFrom(), assessment(line)),
                line.getEdition().toString());
    }

    private static Assessment assessment(ToxicityGraded line) {
        return new Assessment(
                line.getGrade(),
                line.getUpper(),
                Completeness.valueOf(line.getCompleteness().toString()),
                line.getFlags().stream()
                        .map(flag -> Flag.valueOf(flag.toString()))
                        .collect(Collectors.toSet()),
                line.getBecause().stream()
                        .map(criterion -> new Criterion(
                                criterion.getCriterion().toString(),
                                criterion.getEvidence().stream()
                                        .map(Object::toString)
                                        .toList()))
                        .toList(),
                line.getMissing().stream().map(Object::toString).toList(),
                index(line));
    }

    private static @Nullable Index index(ToxicityGraded line) {
        CharSequence score = line.getScore();
        CharSequence band = line.getBand();
        return score == null
                ? null
                : new Index(
                        new BigDecimal(score.toString()), band == null ? null : Index.Band.valueOf(band.toString()));
    }
}

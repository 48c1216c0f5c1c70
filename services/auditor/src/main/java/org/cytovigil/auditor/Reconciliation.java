// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.offline.PublishedTimelines;
import org.cytovigil.kafka.CanaryKeys;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.jspecify.annotations.Nullable;

/**
 * Holds what grading again gives against what was published.
 *
 * @param now wall clock of the site
 * @param since alerts before are not judged
 * @param edition of the rules by which was graded again; lines of another are not judged
 */
record Reconciliation(Instant now, Instant since, String edition) {
    /** What is younger may still be on its way. */
    static final Duration UNDER_WAY = Duration.ofMinutes(1);

    /** A silence is noticed at the next turn of a clock, and a grader may have been away meanwhile. */
    private static final Duration NEAR = Duration.ofHours(1);

    /** No policy waits longer before it tries again. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /**
     * The gaps of some patients.
     *
     * @param patients whose input is there from its beginning
     */
    List<Gap> of(PublishedTimelines again, Published published, Collection<String> patients) {
        List<Gap> gaps = new ArrayList<>();
        grades(again, published, patients, gaps);
        List<AlertTransition> told = published.alerts().values().stream()
                .map(PublishedAlert::raised)
                .filter(raised -> patients.contains(raised.getPatient().toString()))
                .toList();
        for (AlertStep due : again.alerts().values()) {
            if (patients.contains(due.patient().value()) && isJudged(due.raisedAt(), published)) {
                missing(due, told).ifPresent(gaps::add);
            }
        }
        for (AlertTransition raised : told) {
            if (isJudged(raised.getRaisedAt(), published)) {
                unfounded(raised, again).ifPresent(gaps::add);
            }
        }
        return gaps;
    }

    /** The alerts of a site that reached nobody, or that nobody answers; whatever the rules. */
    List<Gap> paging(Published published) {
        List<Gap> gaps = new ArrayList<>();
        published.alerts().forEach((id, alert) -> {
            AlertTransition raised = alert.raised();
            String patient = raised.getPatient().toString();
            if (alert.opened().isBefore(since) || CanaryKeys.is(patient)) {
                return;
            }
            if (alert.hadToPage(now, UNDER_WAY) && !alert.isAccepted()) {
                gaps.add(new Gap(
                        Gap.Kind.NOT_PAGED,
                        patient,
                        id,
                        raised.getPriority() + " " + raised.getCause() + ", open since " + alert.opened()
                                + ": no carrier has taken a page"));
            } else if (alert.isUnanswered()
                    && latest(alert.newestTry(), alert.opened()).isBefore(now.minus(PATIENCE))) {
                gaps.add(new Gap(
                        Gap.Kind.UNANSWERED,
                        patient,
                        id,
                        raised.getPriority() + " " + raised.getCause() + ", open since " + alert.opened()
                                + ": nobody was tried after " + alert.newestTry()));
            }
        });
        return gaps;
    }

    private boolean isJudged(Instant raisedAt, Published published) {
        return !raisedAt.isBefore(since)
                && !raisedAt.isBefore(published.since(edition))
                && raisedAt.isBefore(now.minus(UNDER_WAY));
    }

    private void grades(PublishedTimelines again, Published published, Collection<String> patients, List<Gap> gaps) {
        TreeSet<PublishedTimelines.Subject> subjects = new TreeSet<>(again.subjects());
        subjects.addAll(published.current().keySet());
        for (PublishedTimelines.Subject subject : subjects) {
            ToxicityGraded line = published.current().get(subject);
            boolean judged = patients.contains(subject.patient())
                    && (line == null || line.getEdition().toString().equals(edition));
            Assessment due = newest(again.grades(subject));
            String was = line == null ? "nothing" : words(line);
            String shouldBe = due == null ? "nothing" : words(due);
            if (judged && !was.equals(shouldBe)) {
                gaps.add(new Gap(
                        Gap.Kind.GRADE_DIFFERS,
                        subject.patient(),
                        null,
                        subject.system() + " published as " + was + ", graded again " + shouldBe));
            }
        }
    }

    private static @Nullable Assessment newest(NavigableMap<Instant, Assessment> timeline) {
        return timeline.isEmpty() ? null : timeline.lastEntry().getValue();
    }

    private static String words(Assessment said) {
        Index index = said.index();
        String score = index == null ? "" : " score " + index.score().toPlainString();
        return said.grade() + " up to " + said.upper() + score + " " + said.completeness()
                + said.flags().stream().map(Flag::name).sorted().collect(Collectors.joining(" ", " ", ""));
    }

    private static String words(ToxicityGraded line) {
        String score = line.getScore() == null ? "" : " score " + line.getScore();
        return line.getGrade() + " up to " + line.getUpper() + score + " " + line.getCompleteness()
                + line.getFlags().stream().map(Object::toString).sorted().collect(Collectors.joining(" ", " ", ""));
    }

    private static Optional<Gap> missing(AlertStep due, List<AlertTransition> told) {
        boolean known = told.stream()
                .anyMatch(raised -> raised.getAlertId().toString().equals(due.alertId())
                        || isAlike(raised, due)
                        || (isOfOneInstant(raised, due) && grade(raised.getGrade()) > grade(due.grade())));
        return known
                ? Optional.empty()
                : Optional.of(new Gap(
                        Gap.Kind.ALERT_MISSING,
                        due.patient().value(),
                        due.alertId(),
                        due.priority() + " " + due.cause() + (due.page() ? ", pages" : ", a note") + ", due at "
                                + due.raisedAt() + ": was never published"));
    }

    private static Optional<Gap> unfounded(AlertTransition raised, PublishedTimelines again) {
        Map<String, AlertStep> due = again.alerts();
        boolean known = due.containsKey(raised.getAlertId().toString())
                || due.values().stream()
                        .anyMatch(step -> isAlike(raised, step)
                                || (isOfOneInstant(raised, step) && grade(step.grade()) > grade(raised.getGrade())));
        return known
                ? Optional.empty()
                : Optional.of(new Gap(
                        Gap.Kind.ALERT_UNFOUNDED,
                        raised.getPatient().toString(),
                        raised.getAlertId().toString(),
                        raised.getPriority() + " " + raised.getCause() + " of " + raised.getRaisedAt()
                                + ": grading again does not raise it"));
    }

    /** Facts of one instant may be read in either order: a higher rise of it spares the lower one. */
    private static boolean isOfOneInstant(AlertTransition raised, AlertStep due) {
        return isOfOneKind(raised, due) && raised.getAt().equals(due.at());
    }

    private static int grade(@Nullable Integer grade) {
        return grade == null ? 0 : grade;
    }

    private static boolean isOfOneKind(AlertTransition raised, AlertStep due) {
        return raised.getPatient().toString().equals(due.patient().value())
                && raised.getCause().toString().equals(due.cause().name())
                && Objects.equals(text(raised.getGradingSystem()), due.system());
    }

    private static boolean isAlike(AlertTransition raised, AlertStep due) {
        return isOfOneKind(raised, due)
                && Objects.equals(raised.getGrade(), due.grade())
                && Duration.between(raised.getRaisedAt(), due.raisedAt()).abs().compareTo(NEAR) <= 0;
    }

    private static @Nullable String text(@Nullable CharSequence text) {
        return text == null ? null : text.toString();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

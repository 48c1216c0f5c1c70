// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.rules.RuleKey;

/**
 * A grade rises, was corrected, or is found to have been higher in the past (clinical.md 8.6, grading.md 16 to 19).
 */
final class GradeRose implements AlertRule {
    private final AlertCause cause;
    private final String system;

    GradeRose(AlertCause cause, String system) {
        this.cause = cause;
        this.system = system;
    }

    @Override
    public Instant judge(Situation situation, AlertBook book) {
        List<GradeSpan> before = situation.before().getOrDefault(system, List.of());
        List<GradeSpan> after = situation.after().getOrDefault(system, List.of());
        int previous = situation.previous(system);
        int grade = situation.grade(system);
        retract(situation, book, after);
        if (grade > previous) {
            rise(situation, book, after, grade, previous);
        } else if (grade < previous) {
            fall(book, after, grade);
        }
        retrospective(situation, book, before, after, grade);
        return Instant.MAX;
    }

    private void rise(Situation situation, AlertBook book, List<GradeSpan> after, int grade, int previous) {
        Instant at = riseAt(after, grade);
        if (!book.tellable(at)) {
            return;
        }
        Priority priority = priority(situation, grade);
        for (AlertMemory.Remembered lower :
                book.all(alert -> alert.holds() && alert.cause() == cause && alert.grade() < grade)) {
            book.end(lower, at, true);
        }
        book.raise(new AlertBook.Raise(
                cause,
                "",
                priority,
                priority.compareTo(Priority.MEDIUM) >= 0,
                system,
                grade,
                previous,
                at,
                name() + " rose from grade " + previous + " to " + grade));
    }

    private void fall(AlertBook book, List<GradeSpan> after, int grade) {
        Instant fell =
                after.isEmpty() ? Instant.EPOCH : after.get(after.size() - 1).from();
        for (AlertMemory.Remembered higher :
                book.all(alert -> alert.holds() && alert.cause() == cause && alert.grade() > grade)) {
            book.end(higher, fell, false);
        }
    }

    /** A correction that lowers an alerted grade is told to the same people. */
    private void retract(Situation situation, AlertBook book, List<GradeSpan> after) {
        for (AlertMemory.Remembered alert : book.all(alert -> alert.cause() == cause)) {
            int peak = peak(after, alert.at(), situation.now());
            if (peak < alert.grade() && book.tellable(alert.at())) {
                book.retract(alert, peak);
            }
        }
    }

    /** Late facts show that the grade was higher than anybody knew, and it is over (grading.md 19). */
    private void retrospective(
            Situation situation, AlertBook book, List<GradeSpan> before, List<GradeSpan> after, int grade) {
        Instant now = situation.now();
        Instant since = now.minus(situation.rules().duration(RuleKey.ALERT_PEAK));
        int known = Math.max(peak(before, since, now), grade);
        int peak = peak(after, since, now);
        if (peak <= known) {
            return;
        }
        Instant at = firstAt(after, peak, since);
        if (!book.tellable(at)) {
            return;
        }
        Duration limit = situation.rules().duration(RuleKey.ALERT_RETROSPECTIVE);
        boolean page =
                !at.plus(limit).isBefore(now) && priority(situation, peak).compareTo(Priority.MEDIUM) >= 0;
        book.raise(new AlertBook.Raise(
                AlertCause.RETROSPECTIVE,
                "",
                page ? Priority.MEDIUM : Priority.LOW,
                page,
                system,
                peak,
                known,
                at,
                name() + " was grade " + peak + " in the past, known only now"));
    }

    private Priority priority(Situation situation, int grade) {
        if (grade >= 3) {
            return Priority.HIGH;
        }
        boolean pages = cause == AlertCause.CRS_ROSE
                ? grade >= 2 || situation.person().setting() == Setting.OUTPATIENT
                : grade >= 2 || !usualCapd(situation);
        return pages ? Priority.MEDIUM : Priority.LOW;
    }

    /** CAPD 1 to 8 near a known baseline is no page (clinical.md 10, A15). */
    private boolean usualCapd(Situation situation) {
        Baseline baseline = situation.person().baseline();
        Integer usual = baseline == null ? null : baseline.capd();
        if (usual == null) {
            return false;
        }
        int rise = situation.rules().decimal(RuleKey.ICANS_CAPD_PAGE_RISE).intValue();
        return NeuroFacts.newestCapd(situation.chart())
                .filter(score -> score < usual + rise && NeuroFacts.awake(situation.chart()))
                .isPresent();
    }

    private String name() {
        return cause == AlertCause.CRS_ROSE ? "CRS" : "ICANS";
    }

    private static Instant riseAt(List<GradeSpan> spans, int grade) {
        Instant at = Instant.EPOCH;
        for (int i = spans.size() - 1; i >= 0 && spans.get(i).assessment().grade() >= grade; i--) {
            at = spans.get(i).from();
        }
        return at;
    }

    private static Instant firstAt(List<GradeSpan> spans, int grade, Instant since) {
        return spans.stream()
                .filter(span -> span.assessment().grade() == grade)
                .map(GradeSpan::from)
                .filter(from -> from.isAfter(since))
                .findFirst()
                .orElse(since);
    }

    /** Highest grade of the spans that overlap a stretch of time. */
    private static int peak(List<GradeSpan> spans, Instant from, Instant to) {
        int peak = 0;
        for (int i = 0; i < spans.size(); i++) {
            boolean endsLater = i + 1 == spans.size() || spans.get(i + 1).from().isAfter(from);
            if (endsLater && !spans.get(i).from().isAfter(to)) {
                peak = Math.max(peak, spans.get(i).assessment().grade());
            }
        }
        return peak;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.grading.icans.Cognition;
import org.cytovigil.core.grading.icans.NeuroSignal;
import org.cytovigil.core.rules.RuleKey;

/**
 * A grade rises, was corrected, or is found to have been higher in the past (docs/clinical/alerts.md#rises,
 * docs/clinical/alerts.md#corrections-and-the-past).
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
        GradeHistory before = situation.before(system);
        GradeHistory after = situation.after(system);
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

    private void rise(Situation situation, AlertBook book, GradeHistory after, int grade, int previous) {
        Instant at = after.riseAt(grade);
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

    private void fall(AlertBook book, GradeHistory after, int grade) {
        Instant fell = after.lastFrom();
        for (AlertMemory.Remembered higher :
                book.all(alert -> alert.holds() && alert.cause() == cause && alert.grade() > grade)) {
            book.end(higher, fell, false);
        }
    }

    /** A correction that lowers an alerted grade is told to the same people. */
    private void retract(Situation situation, AlertBook book, GradeHistory after) {
        for (AlertMemory.Remembered alert : book.all(alert -> alert.cause() == cause)) {
            int peak = after.peak(alert.at(), situation.now());
            if (peak < alert.grade() && book.tellable(alert.at())) {
                book.retract(alert, peak);
            }
        }
    }

    /**
     * Late facts show that the grade was higher than anybody knew, and it is over
     * (docs/clinical/alerts.md#corrections-and-the-past).
     */
    private void retrospective(
            Situation situation, AlertBook book, GradeHistory before, GradeHistory after, int grade) {
        Instant now = situation.now();
        Instant since = now.minus(situation.rules().duration(RuleKey.ALERT_PEAK));
        int known = Math.max(before.peak(since, now), grade);
        int peak = after.peak(since, now);
        if (peak <= known) {
            return;
        }
        Instant at = after.firstAt(peak, since);
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
        boolean pages = cause == AlertCause.CRS_ROSE ? outpatientPages(situation) : !usualCapd(situation);
        return grade == 2 || pages ? Priority.MEDIUM : Priority.LOW;
    }

    private static boolean outpatientPages(Situation situation) {
        return situation.person().setting() == Setting.OUTPATIENT
                && situation.rules().decimal(RuleKey.ALERT_CRS1_OUTPATIENT).signum() > 0;
    }

    /** CAPD 1 to 8 near a known baseline is no page (docs/clinical/alerts.md#priorities). */
    private boolean usualCapd(Situation situation) {
        Baseline baseline = situation.person().baseline();
        Integer usual = baseline == null ? null : baseline.capd();
        if (usual == null) {
            return false;
        }
        int rise = situation.rules().decimal(RuleKey.ICANS_CAPD_PAGE_RISE).intValue();
        return newestCapd(situation)
                .filter(score -> score < usual + rise && awake(situation))
                .isPresent();
    }

    private static Optional<Integer> newestCapd(Situation situation) {
        Cognition found = situation.board().get(NeuroSignal.INSTANCE).cognition(situation.now());
        return found.tool() == Cognition.Tool.CAPD ? Optional.of(found.highest()) : Optional.empty();
    }

    /** Whether the newest level of consciousness, if any, is alert. */
    private static boolean awake(Situation situation) {
        return situation
                        .board()
                        .get(NeuroSignal.INSTANCE)
                        .consciousness()
                        .at(situation.now())
                        .grade()
                == 0;
    }

    private String name() {
        return cause == AlertCause.CRS_ROSE ? "CRS" : "ICANS";
    }
}

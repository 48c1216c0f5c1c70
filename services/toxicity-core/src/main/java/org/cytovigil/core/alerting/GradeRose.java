// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.rules.RuleKey;

/**
 * A grade rises, was corrected, or is found to have been higher in the past (docs/clinical/alerts.md#rises,
 * docs/clinical/alerts.md#corrections-and-the-past).
 */
final class GradeRose implements AlertRule {
    private final AlertProfile profile;
    private final AlertCause cause;
    private final String system;
    private final String name;
    private final boolean watchedByCrs;

    /** @param watchedByCrs whether CRS of the same patient is told to people too */
    GradeRose(GradingSystem<?> scale, boolean watchedByCrs) {
        this.watchedByCrs = watchedByCrs;
        this.profile = scale.alerts();
        this.cause = AlertCause.valueOf(profile.cause());
        this.system = scale.id();
        this.name = scale.name();
    }

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        if (stepsBack(situation)) {
            return Instant.MAX;
        }
        GradeHistory before = situation.before(system);
        GradeHistory after = situation.after(system);
        int previous = situation.previous(system);
        int grade = situation.grade(system);
        retract(situation, ledger, after);
        if (grade > previous) {
            rise(situation, ledger, after, grade, previous);
        } else if (grade < previous) {
            fall(ledger, after, grade);
        }
        retrospective(situation, ledger, before, after, grade);
        return Instant.MAX;
    }

    /** An early warning score leaves a patient to CRS where that is watched, unless the site wants both. */
    private boolean stepsBack(Situation situation) {
        if (!profile.more().earlyWarning()) {
            return false;
        }
        return switch (situation.rules().word(RuleKey.ALERT_EARLY_WARNING)) {
            case "always" -> false;
            case "never" -> true;
            default -> watchedByCrs;
        };
    }

    private void rise(Situation situation, AlertLedger ledger, GradeHistory after, int grade, int previous) {
        Instant at = after.riseAt(grade);
        if (!ledger.tellable(at)) {
            return;
        }
        Priority priority = priority(situation, grade);
        if (profile.more().earlyWarning() && priority.compareTo(Priority.MEDIUM) < 0) {
            return;
        }
        for (AlertMemory.Remembered lower :
                ledger.all(alert -> alert.holds() && isOwn(alert) && alert.grade() < grade)) {
            ledger.end(lower, at, true);
        }
        ledger.raise(new AlertLedger.Raise(
                cause,
                "",
                priority,
                priority.compareTo(Priority.MEDIUM) >= 0,
                system,
                grade,
                previous,
                at,
                name + " rose from grade " + previous + " to " + grade));
    }

    private void fall(AlertLedger ledger, GradeHistory after, int grade) {
        Instant fell = after.lastFrom();
        for (AlertMemory.Remembered higher :
                ledger.all(alert -> alert.holds() && isOwn(alert) && alert.grade() > grade)) {
            ledger.end(higher, fell, false);
        }
    }

    /** A correction that lowers an alerted grade is told to the same people. */
    private void retract(Situation situation, AlertLedger ledger, GradeHistory after) {
        for (AlertMemory.Remembered alert : ledger.all(this::isOwn)) {
            int peak = after.peak(alert.at(), situation.now());
            if (peak < alert.grade() && ledger.tellable(alert.at())) {
                ledger.retract(alert, peak);
            }
        }
    }

    /**
     * Late facts show that the grade was higher than anybody knew, and it is over
     * (docs/clinical/alerts.md#corrections-and-the-past).
     */
    private void retrospective(
            Situation situation, AlertLedger ledger, GradeHistory before, GradeHistory after, int grade) {
        Instant now = situation.now();
        Instant since = now.minus(situation.rules().duration(RuleKey.ALERT_PEAK));
        int known = Math.max(before.peak(since, now), grade);
        int peak = after.peak(since, now);
        if (peak <= known) {
            return;
        }
        Instant at = after.firstAt(peak, since);
        if (!ledger.tellable(at)) {
            return;
        }
        Duration limit = situation.rules().duration(RuleKey.ALERT_RETROSPECTIVE);
        boolean page =
                !at.plus(limit).isBefore(now) && priority(situation, peak).compareTo(Priority.MEDIUM) >= 0;
        ledger.raise(new AlertLedger.Raise(
                AlertCause.RETROSPECTIVE,
                "",
                page ? Priority.MEDIUM : Priority.LOW,
                page,
                system,
                peak,
                known,
                at,
                name + " was grade " + peak + " in the past, known only now"));
    }

    /** Several scales may share a cause. */
    private boolean isOwn(AlertMemory.Remembered alert) {
        return alert.cause() == cause && system.equals(alert.system());
    }

    private Priority priority(Situation situation, int grade) {
        if (profile.pagesHigh(grade, situation.rules()) || urgent(situation)) {
            return Priority.HIGH;
        }
        boolean flagged = situation
                .current(system)
                .filter(span -> profile.more().pagingFlags().stream()
                        .anyMatch(flag -> span.assessment().has(flag)))
                .isPresent();
        boolean pages = profile.pages(grade, situation.rules())
                || flagged
                || profile.exemption().holds(situation.states(), situation.now());
        return pages ? Priority.MEDIUM : Priority.LOW;
    }

    private boolean urgent(Situation situation) {
        return situation
                .current(system)
                .filter(span -> span.assessment().because().stream()
                        .anyMatch(met -> profile.more().urgent().contains(met.name())))
                .isPresent();
    }
}

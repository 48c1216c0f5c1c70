// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.GradeSpan;
import org.jspecify.annotations.Nullable;

/**
 * What a patient may have of a scale, where the grade itself cannot be told: pages once for each rise, as a grade does
 * (docs/clinical/alerts.md#rises), and is taken back when a correction shows that it never was
 * (docs/clinical/alerts.md#corrections-and-the-past).
 */
abstract class PossibleGrade implements AlertRule {
    private static final int PAGES_FROM = 2;

    private final AlertCause cause;
    private final String system;
    private final Predicate<Assessment> leavesOpen;

    /** @param leavesOpen whether the upper grade of an assessment is what this alert tells of */
    PossibleGrade(AlertCause cause, String system, Predicate<Assessment> leavesOpen) {
        this.cause = cause;
        this.system = system;
        this.leavesOpen = leavesOpen;
    }

    /** What to tell of an assessment. */
    abstract String summary(Assessment assessment);

    @Override
    public final Instant judge(Situation situation, AlertLedger ledger) {
        ScaleNews news = situation.news(system);
        retract(ledger, news, situation.now());
        GradeSpan current = news.current();
        int now = possible(current);
        for (AlertMemory.Remembered higher :
                ledger.all(alert -> alert.holds() && isOwn(alert) && alert.grade() > now)) {
            ledger.end(higher, current == null ? situation.now() : current.from(), false);
        }
        boolean rises = now > possible(news.was());
        boolean told = ledger.find(alert -> alert.holds() && isOwn(alert) && alert.grade() == now)
                .isPresent();
        if (current != null && rises && !told && ledger.tellable(current.from())) {
            for (AlertMemory.Remembered lower : ledger.all(alert -> alert.holds() && isOwn(alert))) {
                ledger.end(lower, current.from(), true);
            }
            ledger.raise(raise(current));
        }
        return Instant.MAX;
    }

    /** A page of what never was is taken back; a grade that turned out to be proven was right. */
    private void retract(AlertLedger ledger, ScaleNews news, Instant now) {
        for (AlertMemory.Remembered alert : ledger.all(this::isOwn)) {
            if (news.tellsAnew(alert.at()) && ledger.tellable(alert.at())) {
                int peak = peak(news.changed(), alert.at(), now);
                if (peak < alert.grade()) {
                    ledger.retract(alert, peak);
                }
            }
        }
    }

    private static int peak(List<GradeSpan> spans, Instant from, Instant to) {
        int peak = 0;
        for (int i = 0; i < spans.size(); i++) {
            boolean over = i + 1 < spans.size() && !spans.get(i + 1).from().isAfter(from);
            if (!over && !spans.get(i).from().isAfter(to)) {
                peak = Math.max(peak, worst(spans.get(i).assessment()));
            }
        }
        return peak;
    }

    /** The most that was told of an instant, by this alert or by another. */
    private static int worst(Assessment assessment) {
        return assessment.completeness() == Completeness.INDETERMINATE ? assessment.upper() : assessment.grade();
    }

    private int possible(@Nullable GradeSpan span) {
        if (span == null || !leavesOpen.test(span.assessment())) {
            return 0;
        }
        int upper = span.assessment().upper();
        return upper >= PAGES_FROM ? upper : 0;
    }

    private boolean isOwn(AlertMemory.Remembered alert) {
        return alert.cause() == cause && system.equals(alert.system());
    }

    private AlertLedger.Raise raise(GradeSpan span) {
        Assessment assessment = span.assessment();
        return new AlertLedger.Raise(
                cause,
                "",
                Priority.MEDIUM,
                true,
                system,
                assessment.upper(),
                assessment.grade(),
                span.from(),
                summary(assessment));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.signal.Steps;

/**
 * The grades of one scale over the recent past, as published.
 *
 * @param steps grade from each instant on; 0 before the first
 */
public record GradeHistory(Steps<Integer> steps) {
    /** No grade ever. */
    public static final GradeHistory NONE = new GradeHistory(Steps.of(0));

    /** The same past, of which another grade was known to hold: only what holds now is news. */
    public GradeHistory knownAs(GradeHistory told) {
        return new GradeHistory(steps.step(Instant.MAX, told.last()));
    }

    /** The newest grade. */
    int last() {
        return steps.last();
    }

    /** Since when the newest grade has held; {@link Instant#EPOCH} where that is forgotten. */
    Instant lastFrom() {
        return steps.from().isEmpty() ? Instant.EPOCH : steps.lastFrom();
    }

    /** The history with what follows from an instant on replaced. */
    public GradeHistory replaced(Instant from, Iterable<GradeSpan> spans) {
        Steps<Integer> next = steps.before(from);
        for (GradeSpan span : spans) {
            next = next.step(span.from(), span.assessment().grade());
        }
        return new GradeHistory(next);
    }

    /** The same without the past before an instant. */
    public GradeHistory since(Instant instant) {
        return new GradeHistory(steps.since(instant));
    }

    /** Since when the grade has been at least this high without a break. */
    Instant riseAt(int grade) {
        Instant at = Instant.EPOCH;
        for (int i = steps.values().size() - 1; i >= 0 && steps.values().get(i) >= grade; i--) {
            at = steps.from().get(i);
        }
        return at;
    }

    /**
     * Where the first stretch of a grade begins that reaches beyond an instant; {@link Instant#EPOCH} where that is
     * forgotten.
     */
    Instant firstAt(int grade, Instant since) {
        Instant from = Instant.EPOCH;
        int value = steps.initial();
        for (int i = 0; i < steps.values().size(); i++) {
            Instant until = steps.from().get(i);
            if (value == grade && until.isAfter(since)) {
                return from;
            }
            from = until;
            value = steps.values().get(i);
        }
        return from;
    }

    /** Highest grade of a stretch of time, both ends included. */
    int peak(Instant from, Instant to) {
        int peak = steps.at(from);
        for (int i = 0; i < steps.values().size(); i++) {
            Instant at = steps.from().get(i);
            if (at.isAfter(from) && !at.isAfter(to)) {
                peak = Math.max(peak, steps.values().get(i));
            }
        }
        return peak;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;

/**
 * Findings that would be grade 2 or more of a scale, longer after the therapy than its toxicity is looked for
 * (docs/clinical/crs.md#limits-of-a-course), or that a haemorrhage may explain (docs/clinical/icans.md#haemorrhage):
 * whatever it is, somebody must see the patient. Pages once for each rise.
 */
final class Deterioration implements AlertRule {
    private static final int PAGES_FROM = 2;

    private final String system;

    Deterioration(String system) {
        this.system = system;
    }

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Optional<AlertMemory.Remembered> standing = ledger.find(
                alert -> alert.holds() && alert.cause() == AlertCause.DETERIORATION && system.equals(alert.system()));
        Optional<GradeSpan> found = situation.current(system).filter(span -> pages(span.assessment()));
        if (found.isEmpty()) {
            standing.ifPresent(alert -> ledger.end(alert, situation.now(), false));
            return Instant.MAX;
        }
        GradeSpan span = found.get();
        int upper = span.assessment().upper();
        boolean rises = standing.map(alert -> alert.grade() < upper).orElse(true);
        if (rises && ledger.tellable(span.from())) {
            standing.ifPresent(alert -> ledger.end(alert, span.from(), true));
            ledger.raise(raise(span));
        }
        return Instant.MAX;
    }

    private static boolean pages(Assessment assessment) {
        boolean bleeding = assessment.has(Flag.HAEMORRHAGE)
                && !assessment.has(Flag.ATTRIBUTED_OTHER)
                && assessment.completeness() == Completeness.INDETERMINATE;
        return (assessment.has(Flag.OUTSIDE_WINDOW) || bleeding) && assessment.upper() >= PAGES_FROM;
    }

    private AlertLedger.Raise raise(GradeSpan span) {
        int upper = span.assessment().upper();
        return new AlertLedger.Raise(
                AlertCause.DETERIORATION,
                "",
                Priority.MEDIUM,
                true,
                system,
                upper,
                span.assessment().grade(),
                span.from(),
                "findings of grade " + upper
                        + (span.assessment().has(Flag.OUTSIDE_WINDOW)
                                ? " after the window of the therapy"
                                : " since a haemorrhage"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;

/**
 * Organ findings with a fever that may be masked, or that was attributed to another cause
 * (docs/clinical/crs.md#fever-gate).
 */
final class MaskedCrs implements AlertRule {
    private final String system;

    MaskedCrs(String system) {
        this.system = system;
    }

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Optional<GradeSpan> current = situation.current(system);
        for (int upper = 2; upper <= 4; upper++) {
            int level = upper;
            Optional<AlertLedger.Raise> raise =
                    current.filter(span -> masked(span.assessment(), level)).map(span -> raise(span, level));
            Conditions.follow(
                    ledger,
                    raise,
                    AlertLedger.Raise.kind(AlertCause.POSSIBLE_MASKED_CRS, "", system, level),
                    situation.now(),
                    false);
        }
        return Instant.MAX;
    }

    private static boolean masked(Assessment assessment, int level) {
        return assessment.completeness() == Completeness.INDETERMINATE
                && assessment.upper() == level
                && !assessment.has(Flag.OUTSIDE_WINDOW);
    }

    private AlertLedger.Raise raise(GradeSpan span, int level) {
        return new AlertLedger.Raise(
                AlertCause.POSSIBLE_MASKED_CRS,
                "",
                Priority.MEDIUM,
                true,
                system,
                level,
                span.assessment().grade(),
                span.from(),
                "organ findings of grade " + level + " without a fever that can be told");
    }
}

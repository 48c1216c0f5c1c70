// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;

/**
 * A vasopressor pump that has not been heard of for hours: still counted, but somebody must look
 * (docs/clinical/alerts.md#priorities).
 */
final class PumpStale implements AlertRule {
    private final String system;

    PumpStale(String system) {
        this.system = system;
    }

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Optional<GradeSpan> current = situation.current(system);
        Optional<AlertLedger.Raise> raise = current.filter(
                        span -> span.assessment().has(Flag.PUMP_STALE))
                .map(span -> new AlertLedger.Raise(
                        AlertCause.PUMP_STALE,
                        "",
                        Priority.MEDIUM,
                        true,
                        null,
                        null,
                        null,
                        span.from(),
                        "no update of a vasopressor pump"));
        Conditions.follow(
                ledger, raise, AlertLedger.Raise.kind(AlertCause.PUMP_STALE, "", null, null), situation.now(), true);
        return Instant.MAX;
    }
}

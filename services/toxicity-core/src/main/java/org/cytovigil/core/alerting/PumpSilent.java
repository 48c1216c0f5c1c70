// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.rules.RuleKey;

/**
 * A pump of blinatumomab that reported regularly and does not any more (docs/clinical/blinatumomab.md): technical,
 * pages.
 */
final class PumpSilent implements AlertRule {
    private static final String ABOUT = "BLINATUMOMAB";

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        PumpTelemetryState pump = situation.states().get(PumpTelemetry.INSTANCE);
        boolean watched = pump.regular() && !pump.last().equals(Instant.MIN);
        Instant due =
                watched ? pump.last().plus(situation.rules().duration(RuleKey.BLINATUMOMAB_PUMP_SILENT)) : Instant.MAX;
        boolean holds = !due.isAfter(situation.now());
        Optional<AlertLedger.Raise> raise = holds
                ? Optional.of(new AlertLedger.Raise(
                        AlertCause.PUMP_STALE,
                        ABOUT,
                        Priority.MEDIUM,
                        true,
                        null,
                        null,
                        null,
                        due,
                        "no report of an infusion pump"))
                : Optional.empty();
        Conditions.follow(
                ledger, raise, AlertLedger.Raise.kind(AlertCause.PUMP_STALE, ABOUT, null, null), situation.now(), true);
        return holds ? Instant.MAX : due;
    }
}

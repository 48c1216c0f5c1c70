// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.rules.GradingRules;

/**
 * A monitor that is connected and repeats one value for hours (docs/clinical/data-quality.md#frozen-monitors):
 * technical, a note.
 */
final class FrozenMonitor implements AlertRule {
    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Instant next = Instant.MAX;
        GradingRules rules = situation.rules();
        if (!concerns(situation, ledger)) {
            return next;
        }
        for (SteadyValue value : situation.steady()) {
            String about = "FROZEN/" + value.series().name() + "/" + value.parameter();
            boolean frozen = value.frozen(situation.now(), rules);
            Conditions.follow(
                    ledger,
                    frozen ? Optional.of(raise(value, about, rules)) : Optional.empty(),
                    AlertLedger.Raise.kind(AlertCause.FEED_SILENT, about, null, null),
                    situation.now(),
                    true);
            if (frozen && value.overAt(rules).isBefore(next)) {
                next = value.overAt(rules);
            }
        }
        return next;
    }

    /** Hardly ever, and this is asked with each event that changes anything. */
    private static boolean concerns(Situation situation, AlertLedger ledger) {
        Duration limit = SteadyValue.limit(situation.rules());
        for (SteadyValue value : situation.steady()) {
            if (value.tooLong(limit)) {
                return true;
            }
        }
        return ledger.find(alert -> alert.holds() && alert.cause() == AlertCause.FEED_SILENT)
                .isPresent();
    }

    private static AlertLedger.Raise raise(SteadyValue value, String about, GradingRules rules) {
        String device = value.series().method() == Method.ARTERIAL_LINE ? "the arterial line" : "the monitor";
        return new AlertLedger.Raise(
                AlertCause.FEED_SILENT,
                about,
                Priority.LOW,
                false,
                null,
                null,
                null,
                value.frozenAt(rules),
                device + " repeats one value of " + value.parameter() + " since " + value.since());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.scale.astcticans.Domain;
import org.cytovigil.core.scale.astcticans.NeuroSignal;
import org.cytovigil.core.signal.Steps;

/**
 * Any seizure that did not already raise the grade, and any intracranial haemorrhage
 * (docs/clinical/alerts.md#priorities, docs/clinical/icans.md#haemorrhage).
 */
final class NeuroEmergency implements AlertRule {
    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        for (Fact fact : situation.news()) {
            if (fact instanceof NeuroFinding found && found.finding() instanceof Finding.Seizure) {
                seizure(found, ledger);
            }
        }
        Steps<Domain> bleeding = situation.states().get(NeuroSignal.INSTANCE).haemorrhage();
        Optional<AlertLedger.Raise> raise = bleeding.at(situation.now()).grade() > 0
                ? Optional.of(raise(AlertCause.HAEMORRHAGE, "", bleeding.lastFrom(), "intracranial haemorrhage"))
                : Optional.empty();
        Conditions.follow(
                ledger, raise, AlertLedger.Raise.kind(AlertCause.HAEMORRHAGE, "", null, null), situation.now(), false);
        return Instant.MAX;
    }

    private static void seizure(NeuroFinding fact, AlertLedger ledger) {
        AlertLedger.Raise raise = raise(AlertCause.SEIZURE, fact.id(), fact.at(), "seizure");
        boolean known = ledger.find(alert -> alert.kind().equals(raise.kind())
                        || (alert.cause() == AlertCause.ICANS_ROSE && alert.at().equals(fact.at())))
                .isPresent();
        if (!known && ledger.tellable(fact.at())) {
            ledger.raise(raise);
        }
    }

    private static AlertLedger.Raise raise(AlertCause cause, String about, Instant at, String summary) {
        return new AlertLedger.Raise(cause, about, Priority.HIGH, true, null, null, null, at, summary);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;

/** Any seizure that did not already raise the grade, and any intracranial haemorrhage (clinical.md 2.4, I4; 8.6). */
final class NeuroEmergency implements AlertRule {
    @Override
    public Instant judge(Situation situation, AlertBook book) {
        Optional<AlertBook.Raise> bleeding = Optional.empty();
        for (NeuroFinding fact : situation.chart().of(NeuroFinding.class)) {
            if (fact.finding() instanceof Finding.Seizure) {
                seizure(fact, book);
            } else if (fact.finding() instanceof Finding.Haemorrhage found) {
                bleeding = found.present()
                        ? Optional.of(raise(AlertCause.HAEMORRHAGE, "", fact, "intracranial haemorrhage"))
                        : Optional.empty();
            }
        }
        Conditions.follow(
                book, bleeding, AlertBook.Raise.kind(AlertCause.HAEMORRHAGE, "", null, null), situation.now(), false);
        return Instant.MAX;
    }

    private static void seizure(NeuroFinding fact, AlertBook book) {
        AlertBook.Raise raise = raise(AlertCause.SEIZURE, fact.id(), fact, "seizure");
        boolean known = book.find(alert -> alert.kind().equals(raise.kind())
                        || (alert.cause() == AlertCause.ICANS_ROSE && alert.at().equals(fact.at())))
                .isPresent();
        if (!known && book.tellable(fact.at())) {
            book.raise(raise);
        }
    }

    private static AlertBook.Raise raise(AlertCause cause, String about, NeuroFinding fact, String summary) {
        return new AlertBook.Raise(cause, about, Priority.HIGH, true, null, null, null, fact.at(), summary);
    }
}

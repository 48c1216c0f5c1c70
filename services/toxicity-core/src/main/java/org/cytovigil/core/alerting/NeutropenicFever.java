// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.FeverSignal;
import org.cytovigil.core.signal.LabSignal;

/** Fever with few neutrophils: pages whatever the fever is attributed to (docs/clinical/alerts.md#priorities). */
final class NeutropenicFever implements AlertRule {
    static final LabSignal NEUTROPHILS = new LabSignal(Parameter.ANC);

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Fever fever = situation.states().get(FeverSignal.INSTANCE).at(situation.now(), situation.rules());
        Instant febrile = fever.lastFebrile();
        Optional<Measured> count = newestCount(situation);
        Optional<AlertLedger.Raise> raise = febrile != null && fever.active() && !fever.held()
                ? count.map(anc -> raise(later(febrile, anc.at())))
                : Optional.empty();
        Conditions.follow(
                ledger,
                raise,
                AlertLedger.Raise.kind(AlertCause.NEUTROPENIC_FEVER, "", null, null),
                situation.now(),
                false);
        return Instant.MAX;
    }

    private static AlertLedger.Raise raise(Instant at) {
        return new AlertLedger.Raise(
                AlertCause.NEUTROPENIC_FEVER,
                "",
                Priority.MEDIUM,
                true,
                null,
                null,
                null,
                at,
                "fever with neutrophils below the limit");
    }

    private static Optional<Measured> newestCount(Situation situation) {
        Duration valid = situation.rules().duration(RuleKey.ALERT_ANC_VALID);
        return Optional.ofNullable(situation.states().get(NEUTROPHILS).at(situation.now()))
                .filter(anc -> anc.quantity().below(situation.rules().decimal(RuleKey.ALERT_ANC)))
                .filter(anc -> anc.at().plus(valid).isAfter(situation.now()));
    }
}

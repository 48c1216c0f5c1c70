// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.FeverSignal;

/** Fever with few neutrophils: pages whatever the fever is attributed to (clinical.md 8.6). */
final class NeutropenicFever implements AlertRule {
    @Override
    public Instant judge(Situation situation, AlertBook book) {
        Fever fever = FeverSignal.of(situation.chart(), situation.rules()).at(situation.now());
        Instant febrile = fever.lastFebrile();
        Optional<Measured> count = newestCount(situation);
        Optional<AlertBook.Raise> raise = febrile != null && fever.active() && !fever.held()
                ? count.map(anc -> raise(later(febrile, anc.at())))
                : Optional.empty();
        Conditions.follow(
                book,
                raise,
                AlertBook.Raise.kind(AlertCause.NEUTROPENIC_FEVER, "", null, null),
                situation.now(),
                false);
        return Instant.MAX;
    }

    private static AlertBook.Raise raise(Instant at) {
        return new AlertBook.Raise(
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
        List<Measured> counts = situation.chart().of(Parameter.ANC);
        Duration valid = situation.rules().duration(RuleKey.ALERT_ANC_VALID);
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(counts.get(counts.size() - 1))
                        .filter(anc -> anc.quantity().below(situation.rules().decimal(RuleKey.ALERT_ANC)))
                        .filter(anc -> anc.at().plus(valid).isAfter(situation.now()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

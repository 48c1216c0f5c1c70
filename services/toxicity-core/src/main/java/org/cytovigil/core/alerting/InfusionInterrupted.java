// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.InfusionSignal;

/**
 * A blinatumomab infusion interrupted for 4 h or more asks for premedication and supervision
 * (docs/clinical/blinatumomab.md).
 */
final class InfusionInterrupted implements AlertRule {
    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Instant due = due(situation, situation.now());
        // One that ends at the very instant has lasted so long all the same: it is over a second later.
        boolean endsNow =
                due(situation, situation.now().minusNanos(1)).equals(situation.now()) && due.equals(Instant.MAX);
        due = endsNow ? situation.now() : due;
        boolean holds = !due.isAfter(situation.now());
        Optional<AlertLedger.Raise> raise = holds
                ? Optional.of(new AlertLedger.Raise(
                        AlertCause.INFUSION_INTERRUPTED,
                        "",
                        Priority.MEDIUM,
                        true,
                        null,
                        null,
                        null,
                        due,
                        "infusion interrupted for 4 h or more"))
                : Optional.empty();
        Conditions.follow(
                ledger,
                raise,
                AlertLedger.Raise.kind(AlertCause.INFUSION_INTERRUPTED, "", null, null),
                situation.now(),
                true);
        return endsNow ? due.plusSeconds(1) : holds ? Instant.MAX : due;
    }

    private static Instant due(Situation situation, Instant at) {
        Instant off = situation.states().get(InfusionSignal.INSTANCE).at(at);
        return off.equals(Instant.MAX)
                ? Instant.MAX
                : off.plus(situation.rules().duration(RuleKey.BLINATUMOMAB_INTERRUPTION));
    }
}

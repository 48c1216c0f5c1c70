// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;

/**
 * The time around a start or step of any therapy in which tumour lysis is looked for (docs/clinical/tls.md#rules-of-time).
 * Where nothing was given yet, what is planned stands for it.
 *
 * @param from the first instant of the times that the instant lies in, {@link Instant#MAX} where it lies in none
 * @param begun whether any such time has begun
 */
record TlsWindow(Instant from, boolean begun) {
    static TlsWindow of(Moment moment, Timers timers) {
        Duration before = moment.rules().duration(RuleKey.TLS_BEFORE);
        Duration after = moment.rules().duration(RuleKey.TLS_AFTER);
        Instant at = moment.at();
        Instant from = Instant.MAX;
        boolean begun = false;
        for (Given start : starts(moment)) {
            Instant opens = start.at().minus(before);
            Instant closes = start.at().plus(after);
            timers.at(opens).at(closes);
            begun |= !opens.isAfter(at);
            boolean inside = !opens.isAfter(at) && at.isBefore(closes);
            from = inside && opens.isBefore(from) ? opens : from;
        }
        return new TlsWindow(from, begun);
    }

    private static List<Given> starts(Moment moment) {
        List<Given> steps = moment.states().get(TherapySignal.INSTANCE).steps();
        boolean given = steps.stream().anyMatch(Given::dose);
        return steps.stream()
                .filter(step -> given ? step.startOrStep() : step.planned())
                .toList();
    }

    boolean open() {
        return !from.equals(Instant.MAX);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import org.cytovigil.core.grading.Moment;

/**
 * What each domain weighs in ICANS at an instant, for scales that weigh them in another way.
 *
 * @param tool ICE or CAPD
 * @param cognition by that tool
 */
public record IcansDomains(Cognition.Tool tool, int cognition, int consciousness, int seizure, int motor, int oedema) {
    /**
     * Reads them; what a haemorrhage explains weighs nothing (clinical.md 2.4, I4). A patient who cannot be woken has 4 by
     * consciousness, whatever ICE is.
     */
    public static IcansDomains of(Moment moment) {
        Instant at = moment.at();
        NeuroState neuro = moment.board().get(NeuroSignal.INSTANCE);
        Cognition found = neuro.cognition().at(at);
        boolean bleeding = neuro.haemorrhage().at(at).grade() > 0;
        return new IcansDomains(
                found.tool(),
                found.grade(),
                neuro.consciousness().at(at).grade(),
                neuro.seizures(at, moment.rules()).grade(),
                bleeding ? 0 : neuro.motor().at(at).grade(),
                bleeding ? 0 : neuro.oedema().at(at).grade());
    }
}

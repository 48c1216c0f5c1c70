// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.SignalStates;

/** CAPD 1 to 8 near a known baseline of an awake child is no page (docs/clinical/alerts.md#priorities). */
final class UsualCapd {
    private UsualCapd() {}

    static boolean is(SignalStates states, Instant now) {
        Baseline baseline = states.get(PersonSignal.INSTANCE).at(now).baseline();
        Integer usual = baseline == null ? null : baseline.capd();
        if (usual == null) {
            return false;
        }
        NeuroState neuro = states.get(NeuroSignal.INSTANCE);
        Cognition newest = neuro.cognition(now);
        int rise = states.rules().decimal(RuleKey.ICANS_CAPD_PAGE_RISE).intValue();
        boolean near = newest.tool() == Cognition.Tool.CAPD && newest.highest() < usual + rise;
        return near && neuro.consciousness().at(now).grade() == 0;
    }
}

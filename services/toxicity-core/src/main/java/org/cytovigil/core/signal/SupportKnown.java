// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.rules.RuleKey;

/** Whether the oxygen device is known; a fraction alone tells no oxygenation. */
public final class SupportKnown implements Signal<Known> {
    /** The one instance. */
    public static final SupportKnown INSTANCE = new SupportKnown();

    private SupportKnown() {}

    @Override
    public String name() {
        return "support-known";
    }

    @Override
    public Class<Known> type() {
        return Known.class;
    }

    @Override
    public Known initial() {
        return Known.NEVER;
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(OxygenSupport.class);
    }

    @Override
    public Known after(Known state, Fact fact, SignalStates states) {
        return fact instanceof OxygenSupport support && OxygenSignal.tellsDevice(support)
                ? state.read(fact.at(), states.rules().duration(RuleKey.STALE_SPOT))
                : state;
    }
}

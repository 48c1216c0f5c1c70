// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** Counts seizures since the first infusion of blinatumomab: more than one ends it (docs/clinical/blinatumomab.md). */
public final class SeizureCount implements Signal<SeizuresSeen> {
    /** The one instance. */
    public static final SeizureCount INSTANCE = new SeizureCount();

    private static final int ENOUGH = 2;

    private SeizureCount() {}

    @Override
    public String name() {
        return "seizure-count";
    }

    @Override
    public Class<SeizuresSeen> type() {
        return SeizuresSeen.class;
    }

    @Override
    public SeizuresSeen initial() {
        return new SeizuresSeen(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(NeuroFinding.class);
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(BlinatumomabSignal.INSTANCE);
    }

    @Override
    public SeizuresSeen after(SeizuresSeen state, Fact fact, SignalStates states) {
        List<String> seen = state.steps().last();
        boolean counts = fact instanceof NeuroFinding found
                && found.finding() instanceof Finding.Seizure
                && states.get(BlinatumomabSignal.INSTANCE).at(fact.at()).given();
        if (!counts || seen.size() >= ENOUGH) {
            return new SeizuresSeen(state.steps(), fact.at());
        }
        List<String> more = new ArrayList<>(seen);
        more.add(fact.id());
        return new SeizuresSeen(state.steps().step(fact.at(), List.copyOf(more)), fact.at());
    }
}

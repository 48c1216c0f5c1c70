// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** When tocilizumab was given: its limits count doses and hours (docs/clinical/tocilizumab.md). */
public final class TocilizumabSignal implements Signal<GivenDrugs> {
    /** The one instance. */
    public static final TocilizumabSignal INSTANCE = new TocilizumabSignal();

    /** More doses than any limit asks for. */
    private static final int REMEMBERED = 8;

    private TocilizumabSignal() {}

    @Override
    public String name() {
        return "tocilizumab";
    }

    @Override
    public Class<GivenDrugs> type() {
        return GivenDrugs.class;
    }

    @Override
    public GivenDrugs initial() {
        return new GivenDrugs(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public GivenDrugs after(GivenDrugs state, Fact fact, SignalStates states) {
        boolean dose = fact instanceof MedicationAction action
                && (action.verb() == MedicationVerb.GIVEN || action.verb() == MedicationVerb.STARTED)
                && states.rules()
                        .drugs()
                        .find(action)
                        .filter(drug -> drug.substance().equals("tocilizumab"))
                        .isPresent();
        if (!dose) {
            return state;
        }
        List<Instant> doses = new ArrayList<>(state.steps().last());
        doses.add(fact.at());
        List<Instant> newest = doses.subList(Math.max(0, doses.size() - REMEMBERED), doses.size());
        return new GivenDrugs(state.steps().step(fact.at(), List.copyOf(newest)), fact.at());
    }
}

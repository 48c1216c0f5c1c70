// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.signal.Board;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.Steps;

/** Whether sedation runs, so that the level of consciousness is not assessable (clinical.md 2.4, I5). */
public final class SedationSignal implements Signal<SedationState> {
    /** The one instance. */
    public static final SedationSignal INSTANCE = new SedationSignal();

    private SedationSignal() {}

    @Override
    public String name() {
        return "sedation";
    }

    @Override
    public Class<SedationState> type() {
        return SedationState.class;
    }

    @Override
    public SedationState initial() {
        return new SedationState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public SedationState after(SedationState state, Fact fact, Board board) {
        if (!(fact instanceof MedicationAction action) || action.verb() == MedicationVerb.GIVEN) {
            return state;
        }
        DrugTable.Drug drug = DrugTable.standard().find(action.drug()).orElse(null);
        if (drug == null || drug.role() != DrugRole.SEDATIVE) {
            return state;
        }
        TreeSet<String> running = new TreeSet<>(state.steps().last());
        if (action.stops()) {
            running.remove(drug.substance());
        } else {
            running.add(drug.substance());
        }
        return new SedationState(state.steps().step(fact.at(), List.copyOf(running)), fact.at());
    }
}

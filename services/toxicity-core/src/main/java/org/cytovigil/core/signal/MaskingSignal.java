// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;

/** The drugs that can hide a fever: when they were given and how long each works (clinical.md 1.4). */
public final class MaskingSignal implements Signal<MaskingState> {
    /** The one instance. */
    public static final MaskingSignal INSTANCE = new MaskingSignal();

    private MaskingSignal() {}

    @Override
    public String name() {
        return "masking";
    }

    @Override
    public Class<MaskingState> type() {
        return MaskingState.class;
    }

    @Override
    public MaskingState initial() {
        return new MaskingState(List.of(), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public MaskingState after(MaskingState state, Fact fact, Board board) {
        if (!(fact instanceof MedicationAction action)) {
            return state;
        }
        DrugTable.Drug drug = DrugTable.standard().find(action.drug()).orElse(null);
        if (drug == null || !drug.role().masksFever()) {
            return state;
        }
        String substance = drug.substance();
        Instant worksUntil = action.at().plus(drug.masking(board.rules()));
        List<MaskingState.Dose> doses = new ArrayList<>();
        for (MaskingState.Dose dose : state.doses()) {
            boolean ends = action.stops() && dose.running() && dose.substance().equals(substance);
            doses.add(ends ? new MaskingState.Dose(substance, dose.at(), worksUntil) : dose);
        }
        if (!action.stops()) {
            boolean bolus = action.verb() == MedicationVerb.GIVEN;
            doses.add(new MaskingState.Dose(substance, action.at(), bolus ? worksUntil : Instant.MAX));
        }
        return new MaskingState(doses, action.at());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;

/**
 * The drugs that can hide a fever: when they were given and how long each works
 * (docs/clinical/crs.md#drugs-that-hide-a-fever).
 */
public final class MaskingSignal implements Signal<MaskingState> {
    /** The one instance. */
    public static final MaskingSignal INSTANCE = new MaskingSignal();

    private MaskingSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "masking-lines";
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
    public MaskingState after(MaskingState state, Fact fact, SignalStates states) {
        if (!(fact instanceof MedicationAction action)) {
            return state;
        }
        DrugTable.Drug drug = states.rules().drugs().find(action).orElse(null);
        if (drug == null || !drug.role().masksFever()) {
            return state;
        }
        String substance = drug.substance();
        Instant worksUntil = (action.until() == null ? action.at() : action.until())
                .plus(states.rules().masking(drug));
        List<MaskingState.Dose> doses = new ArrayList<>();
        for (MaskingState.Dose dose : state.doses()) {
            doses.add(action.stops() && ends(action, substance, dose) ? dose.until(worksUntil) : dose);
        }
        if (!action.stops()) {
            boolean bolus = action.verb() == MedicationVerb.GIVEN;
            String line = action.line() == null ? "" : action.line();
            doses.add(new MaskingState.Dose(substance, line, action.at(), bolus ? worksUntil : Instant.MAX));
        }
        return new MaskingState(doses, action.at());
    }

    /**
     * A stop without a line ends all; what was set at that very instant goes on (docs/clinical/time.md#contradictions,
     * docs/clinical/data-quality.md#pump-lines).
     */
    private static boolean ends(MedicationAction stop, String substance, MaskingState.Dose dose) {
        return dose.running()
                && dose.substance().equals(substance)
                && (stop.line() == null || stop.line().equals(dose.line()))
                && dose.at().isBefore(stop.at());
    }
}

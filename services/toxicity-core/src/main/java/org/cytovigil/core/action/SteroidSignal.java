// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** Systemic steroids: ICANS flares when they are tapered fast (docs/clinical/suggested-actions.md). */
public final class SteroidSignal implements Signal<SteroidState> {
    /** The one instance. */
    public static final SteroidSignal INSTANCE = new SteroidSignal();

    private SteroidSignal() {}

    @Override
    public String name() {
        return "steroids";
    }

    @Override
    public Class<SteroidState> type() {
        return SteroidState.class;
    }

    @Override
    public SteroidState initial() {
        return new SteroidState(Steps.of(SteroidCourse.NONE), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public SteroidState after(SteroidState state, Fact fact, SignalStates states) {
        DrugTable.Drug drug = fact instanceof MedicationAction action
                ? states.rules().drugs().find(action).orElse(null)
                : null;
        if (drug == null || drug.role() != DrugRole.STEROID || !(fact instanceof MedicationAction action)) {
            return state;
        }
        SteroidCourse now = state.steps().last();
        return new SteroidState(state.steps().step(fact.at(), next(now, drug, action, states)), fact.at());
    }

    private static SteroidCourse next(
            SteroidCourse now, DrugTable.Drug drug, MedicationAction action, SignalStates states) {
        Instant at = action.at();
        if (action.stops()) {
            return new SteroidCourse(now.doses(), at, at);
        }
        boolean goesOn = now.stopped() == null && at.isBefore(now.until());
        boolean infusion = action.verb() != MedicationVerb.GIVEN;
        int doses = infusion ? 2 : goesOn ? Math.min(2, now.doses() + 1) : 1;
        Instant until = infusion || (goesOn && now.until().equals(Instant.MAX))
                ? Instant.MAX
                : at.plus(states.rules().masking(drug));
        return new SteroidCourse(doses, until, null);
    }
}

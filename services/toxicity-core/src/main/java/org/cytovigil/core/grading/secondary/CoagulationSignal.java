// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Instant;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** When plasma, cryoprecipitate or fibrinogen was given last. */
public final class CoagulationSignal implements Signal<CoagulationState> {
    /** The one instance. */
    public static final CoagulationSignal INSTANCE = new CoagulationSignal();

    private CoagulationSignal() {}

    @Override
    public String name() {
        return "coagulation-product";
    }

    @Override
    public Class<CoagulationState> type() {
        return CoagulationState.class;
    }

    @Override
    public CoagulationState initial() {
        return new CoagulationState(Steps.of(Instant.MIN), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public CoagulationState after(CoagulationState state, Fact fact, SignalStates states) {
        boolean given = fact instanceof MedicationAction action
                && !action.stops()
                && states.rules()
                        .drugs()
                        .find(action)
                        .filter(drug -> drug.role() == DrugRole.COAGULATION_PRODUCT)
                        .isPresent();
        return given ? new CoagulationState(state.steps().step(fact.at(), fact.at()), fact.at()) : state;
    }
}

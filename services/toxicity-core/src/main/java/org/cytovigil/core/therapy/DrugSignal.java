// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.therapy;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.InstantState;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** When a drug of a kind was given last; {@link Instant#MIN} before the first dose. */
public final class DrugSignal implements Signal<InstantState> {
    /** Drugs against a haemophagocytic syndrome. */
    public static final DrugSignal AGAINST_HLH = new DrugSignal(
            "drug-against-hlh",
            drug -> Set.of("anakinra", "ruxolitinib", "etoposide", "emapalumab").contains(drug.substance())
                    || drug.role() == DrugRole.STEROID);

    /** Growth factors of granulocytes. */
    public static final DrugSignal GRANULOCYTE_FACTOR = new DrugSignal(
            "drug-granulocyte-factor",
            drug -> Set.of(
                            "filgrastim",
                            "pegfilgrastim",
                            "lipegfilgrastim",
                            "eflapegrastim",
                            "efbemalenograstim alfa",
                            "lenograstim",
                            "sargramostim")
                    .contains(drug.substance()));

    private final String name;
    private final Predicate<DrugTable.Drug> counts;

    private DrugSignal(String name, Predicate<DrugTable.Drug> counts) {
        this.name = name;
        this.counts = counts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<InstantState> type() {
        return InstantState.class;
    }

    @Override
    public InstantState initial() {
        return new InstantState(Steps.of(Instant.MIN), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public InstantState after(InstantState state, Fact fact, SignalStates states) {
        boolean given = fact instanceof MedicationAction action
                && !action.stops()
                && states.rules().drugs().find(action).filter(counts).isPresent();
        return given ? new InstantState(state.steps().step(fact.at(), fact.at()), fact.at()) : state;
    }
}

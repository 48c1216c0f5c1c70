// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.rules.RuleKey;

/**
 * Active vasopressors as a function of event time (clinical.md 1.5): from start until stop or rate 0, a bolus for an
 * hour; two lines of one drug count once.
 */
public final class PressorSignal implements Signal<PressorState> {
    /** The one instance. */
    public static final PressorSignal INSTANCE = new PressorSignal();

    private static final Set<DrugRole> ROLES = Set.of(DrugRole.VASOPRESSOR, DrugRole.VASOPRESSIN, DrugRole.INOTROPE);

    private PressorSignal() {}

    @Override
    public String name() {
        return "pressors";
    }

    @Override
    public Class<PressorState> type() {
        return PressorState.class;
    }

    @Override
    public PressorState initial() {
        return new PressorState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public PressorState after(PressorState state, Fact fact, Board board) {
        DrugTable.Drug drug = fact instanceof MedicationAction action
                ? DrugTable.standard().find(action.drug()).orElse(null)
                : null;
        if (drug == null || !ROLES.contains(drug.role()) || !(fact instanceof MedicationAction action)) {
            return state;
        }
        PressorState.Running next = next(state, drug, action, board);
        List<PressorState.Running> lines = new ArrayList<>(state.steps().last());
        lines.removeIf(line -> line.substance().equals(drug.substance()));
        lines.add(next);
        lines.sort(Comparator.comparing(PressorState.Running::substance));
        return new PressorState(state.steps().step(action.at(), List.copyOf(lines)), action.at());
    }

    private static PressorState.Running next(
            PressorState state, DrugTable.Drug drug, MedicationAction action, Board board) {
        Instant at = action.at();
        if (action.stops()) {
            return new PressorState.Running(drug.substance(), drug.role(), at, at, at, action.id());
        }
        Optional<PressorState.Running> before = state.last(drug.substance()).filter(line -> line.at(at));
        boolean runs = before.filter(PressorState.Running::infusion).isPresent();
        boolean push = action.verb() == MedicationVerb.GIVEN && !runs;
        Instant since = before.map(PressorState.Running::since).orElse(at);
        Instant until = push ? at.plus(board.rules().duration(RuleKey.CRS_PRESSOR_PUSH)) : Instant.MAX;
        return new PressorState.Running(drug.substance(), drug.role(), since, at, until, action.id());
    }
}

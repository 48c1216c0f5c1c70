// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.rules.RuleKey;

/**
 * Active vasopressors as a function of event time (docs/clinical/crs.md#vasopressors): from start until stop or rate 0,
 * a bolus for an hour; two lines of one drug count once. A stop names its line, and one without a line ends all lines
 * of the drug (docs/clinical/data-quality.md#pump-lines). A start or a rate above 0 beats a stop of the same instant:
 * the bag is changed (docs/clinical/time.md#contradictions).
 */
public final class PressorSignal implements Signal<PressorState> {
    /** The one instance. */
    public static final PressorSignal INSTANCE = new PressorSignal();

    private static final Set<DrugRole> ROLES = Set.of(DrugRole.VASOPRESSOR, DrugRole.VASOPRESSIN, DrugRole.INOTROPE);

    private PressorSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "pressor-lines";
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
    public PressorState after(PressorState state, Fact fact, SignalStates states) {
        DrugTable.Drug drug = fact instanceof MedicationAction action
                ? states.rules().drugs().find(action).orElse(null)
                : null;
        if (drug == null || !ROLES.contains(drug.role()) || !(fact instanceof MedicationAction action)) {
            return state;
        }
        List<PressorState.Running> lines = new ArrayList<>(state.steps().last());
        String line = action.line() == null ? "" : action.line();
        if (action.stops()) {
            stop(lines, drug, line, action);
        } else {
            PressorState.Running before = lines.stream()
                    .filter(running -> running.isOf(drug.substance(), line))
                    .findFirst()
                    .orElseGet(() -> PressorState.Running.off(drug.substance(), drug.role(), line, action));
            lines.remove(before);
            lines.add(next(before, action, states));
        }
        boolean others = lines.stream().anyMatch(running -> !running.gone(action.at()));
        lines.removeIf(running -> others && running.gone(action.at()));
        lines.sort(Comparator.comparing(PressorState.Running::substance).thenComparing(PressorState.Running::line));
        return new PressorState(state.steps().step(action.at(), List.copyOf(lines)), action.at());
    }

    private static void stop(
            List<PressorState.Running> lines, DrugTable.Drug drug, String line, MedicationAction action) {
        boolean known = lines.stream().anyMatch(running -> running.substance().equals(drug.substance()));
        lines.replaceAll(running -> running.substance().equals(drug.substance())
                        && (action.line() == null || running.line().equals(line))
                ? running.stopped(action)
                : running);
        if (!known) {
            lines.add(PressorState.Running.off(drug.substance(), drug.role(), line, action));
        }
    }

    /** A bolus into a running infusion is an update of it. */
    private static PressorState.Running next(
            PressorState.Running before, MedicationAction action, SignalStates states) {
        Instant at = action.at();
        if (action.verb() != MedicationVerb.GIVEN) {
            return before.going(at, at, Instant.MAX, action.id());
        }
        Instant push = at.plus(states.rules().duration(RuleKey.CRS_PRESSOR_PUSH));
        Instant ends = action.until() == null ? push : action.until();
        if (before.infusion()) {
            return before.with(action, ends);
        }
        return before.going(Instant.MIN, at, later(ends, before.until()), action.id());
    }
}

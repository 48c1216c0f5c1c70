// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.drug.Infusion;
import org.cytovigil.core.drug.VasopressorDoses;
import org.cytovigil.core.drug.VasopressorDoses.Scale;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Weighed;
import org.cytovigil.core.signal.WeightSignal;

/**
 * Since when vasopressors run at a high dose (docs/clinical/lee-2014.md#a-high-dose-of-vasopressors); a bolus is too
 * short to be one.
 */
public final class HighDoseSignal implements Signal<HighDoseState> {
    /** The one instance. */
    public static final HighDoseSignal INSTANCE = new HighDoseSignal();

    private static final Set<DrugRole> ROLES = Set.of(DrugRole.VASOPRESSOR, DrugRole.VASOPRESSIN);

    private final VasopressorDoses doses = VasopressorDoses.load();

    private HighDoseSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "high-dose-lines";
    }

    @Override
    public Class<HighDoseState> type() {
        return HighDoseState.class;
    }

    @Override
    public HighDoseState initial() {
        return HighDoseState.NOTHING;
    }

    @Override
    public Inputs inputs() {
        return new Inputs(Set.of(Parameter.WEIGHT), Set.of(MedicationAction.class, PatientDetails.class));
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(WeightSignal.INSTANCE);
    }

    @Override
    public HighDoseState after(HighDoseState state, Fact fact, SignalStates states) {
        Weighed weight = states.get(WeightSignal.INSTANCE).at(fact.at());
        BigDecimal kilograms = weight == null ? null : weight.kilograms();
        List<HighDoseState.Line> lines =
                fact instanceof MedicationAction action ? lines(state.lines(), action, states) : state.lines();
        List<Infusion> running =
                lines.stream().map(HighDoseState.Line::infusion).toList();
        HighDoseState.ByList before = fact.at().equals(state.newest())
                ? state.before()
                : state.steps().last();
        HighDoseState.ByList next = new HighDoseState.ByList(
                before.lee().then(fact.at(), doses.high(Scale.LEE, running, kilograms)),
                before.pennMinute().then(fact.at(), doses.high(Scale.PENN_MINUTE, running, kilograms)),
                before.pennKgMinute().then(fact.at(), doses.high(Scale.PENN_KG_MINUTE, running, kilograms)));
        return new HighDoseState(lines, kilograms, state.steps().step(fact.at(), next), before, fact.at());
    }

    /** A stop without a line ends all lines of the drug; what was set at that very instant goes on. */
    private static List<HighDoseState.Line> lines(
            List<HighDoseState.Line> lines, MedicationAction action, SignalStates states) {
        DrugTable.Drug drug = states.rules().drugs().find(action).orElse(null);
        if (drug == null || !ROLES.contains(drug.role()) || action.verb() == MedicationVerb.GIVEN) {
            return lines;
        }
        String name = action.line() == null ? "" : action.line();
        boolean all = action.stops() && action.line() == null;
        List<HighDoseState.Line> next = new ArrayList<>(lines);
        next.removeIf(line -> line.infusion().substance().equals(drug.substance())
                && (all || line.name().equals(name))
                && !(action.stops() && line.set().equals(action.at())));
        if (!action.stops()) {
            next.add(new HighDoseState.Line(
                    name, action.at(), new Infusion(drug.substance(), action.dose(), action.unit())));
        }
        return next;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.drug.Infusion;
import org.cytovigil.core.drug.VasopressorDoses;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Board;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.Steps;
import org.cytovigil.core.signal.Weighed;
import org.cytovigil.core.signal.WeightSignal;

/** Since when vasopressors run at a high dose (clinical.md 3.1); a bolus is too short to be one. */
public final class HighDoseSignal implements Signal<HighDoseState> {
    /** The one instance. */
    public static final HighDoseSignal INSTANCE = new HighDoseSignal();

    private static final Set<DrugRole> ROLES = Set.of(DrugRole.VASOPRESSOR, DrugRole.VASOPRESSIN);

    private final VasopressorDoses doses = VasopressorDoses.load();

    private HighDoseSignal() {}

    @Override
    public String name() {
        return "high-dose";
    }

    @Override
    public Class<HighDoseState> type() {
        return HighDoseState.class;
    }

    @Override
    public HighDoseState initial() {
        return new HighDoseState(List.of(), null, Steps.of(HighDoseState.ByList.LOW), Instant.MIN);
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
    public HighDoseState after(HighDoseState state, Fact fact, Board board) {
        Weighed weight = board.get(WeightSignal.INSTANCE).at(fact.at());
        BigDecimal kilograms = weight == null ? null : weight.kilograms();
        List<Infusion> running =
                fact instanceof MedicationAction action ? running(state.running(), action) : state.running();
        HighDoseState.ByList now = state.steps().last();
        HighDoseState.ByList next = new HighDoseState.ByList(
                now.lee().then(fact.at(), doses.high(VasopressorDoses.Scale.LEE, running, kilograms)),
                now.penn().then(fact.at(), doses.high(VasopressorDoses.Scale.PENN, running, kilograms)));
        return new HighDoseState(running, kilograms, state.steps().step(fact.at(), next), fact.at());
    }

    private static List<Infusion> running(List<Infusion> running, MedicationAction action) {
        DrugTable.Drug drug = DrugTable.standard().find(action.drug()).orElse(null);
        if (drug == null || !ROLES.contains(drug.role()) || action.verb() == MedicationVerb.GIVEN) {
            return running;
        }
        List<Infusion> next = new ArrayList<>(running);
        next.removeIf(infusion -> infusion.substance().equals(drug.substance()));
        if (!action.stops()) {
            next.add(new Infusion(drug.substance(), action.dose(), action.unit()));
        }
        return next;
    }
}

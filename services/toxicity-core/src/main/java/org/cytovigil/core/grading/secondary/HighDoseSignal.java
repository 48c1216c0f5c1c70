// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import org.cytovigil.core.signal.Steps;
import org.cytovigil.core.signal.Weighed;
import org.cytovigil.core.signal.WeightSignal;
import org.jspecify.annotations.Nullable;

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
        Instant at = fact.at();
        Weighed weight = states.get(WeightSignal.INSTANCE).at(at);
        BigDecimal kilograms = weight == null ? null : weight.kilograms();
        List<HighDoseState.Line> lines = new ArrayList<>(
                fact instanceof MedicationAction action ? lines(state.lines(), action, states) : state.lines());
        lines.removeIf(line -> !line.runs(at));
        Steps<HighDoseState.ByList> past = state.steps().before(at);
        HighDoseState.ByList before = at.equals(state.newest()) ? state.before() : past.last();
        HighDoseState.ByList next = then(before, at, lines, kilograms);
        return new HighDoseState(lines, kilograms, ahead(past.step(at, next), lines, kilograms), before, at);
    }

    /** What comes by itself: infusions that were told with their end. */
    private Steps<HighDoseState.ByList> ahead(
            Steps<HighDoseState.ByList> steps, List<HighDoseState.Line> lines, @Nullable BigDecimal kilograms) {
        Steps<HighDoseState.ByList> all = steps;
        Set<Instant> ends = new TreeSet<>();
        lines.forEach(line -> ends.add(line.ends()));
        ends.remove(Instant.MAX);
        for (Instant end : ends) {
            all = all.step(end, then(all.last(), end, lines, kilograms));
        }
        return all;
    }

    private HighDoseState.ByList then(
            HighDoseState.ByList before, Instant at, List<HighDoseState.Line> lines, @Nullable BigDecimal kilograms) {
        List<Infusion> running = lines.stream()
                .filter(line -> line.runs(at))
                .map(HighDoseState.Line::infusion)
                .toList();
        return new HighDoseState.ByList(
                before.lee().then(at, doses.high(Scale.LEE, running, kilograms)),
                before.pennMinute().then(at, doses.high(Scale.PENN_MINUTE, running, kilograms)),
                before.pennKgMinute().then(at, doses.high(Scale.PENN_KG_MINUTE, running, kilograms)));
    }

    /**
     * A stop without a line ends all lines of the drug; what was set at that very instant goes on. An infusion that is told
     * when it is over takes no other's place.
     */
    private static List<HighDoseState.Line> lines(
            List<HighDoseState.Line> lines, MedicationAction action, SignalStates states) {
        DrugTable.Drug drug = states.rules().drugs().find(action).orElse(null);
        boolean given = action.verb() == MedicationVerb.GIVEN;
        if (drug == null || !ROLES.contains(drug.role()) || (given && action.until() == null)) {
            return lines;
        }
        String name = action.line() == null ? "" : action.line();
        List<HighDoseState.Line> next = new ArrayList<>(lines);
        if (!given) {
            next.removeIf(line -> line.infusion().substance().equals(drug.substance()) && ended(line, action, name));
        }
        if (!action.stops()) {
            Instant ends = given && action.until() != null ? action.until() : Instant.MAX;
            next.add(new HighDoseState.Line(
                    name, action.at(), ends, new Infusion(drug.substance(), action.dose(), action.unit())));
        }
        return next;
    }

    /** Whether a line of the same drug ends by it, or gets another rate. */
    private static boolean ended(HighDoseState.Line line, MedicationAction action, String name) {
        boolean named = line.name().equals(name);
        return action.stops()
                ? (action.line() == null || named) && !line.set().equals(action.at())
                : named && line.ends().equals(Instant.MAX);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.therapy.TherapySignal;

/**
 * The results of a laboratory parameter. A weight told with the details of the patient is a result too; of LDH it is known
 * which samples were haemolysed.
 *
 * @param parameter which
 */
public record ResultSignal(Parameter parameter) implements Signal<ResultState> {
    @Override
    public String name() {
        return "result-" + parameter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<ResultState> type() {
        return ResultState.class;
    }

    @Override
    public ResultState initial() {
        return ResultState.none(parameter);
    }

    @Override
    public Inputs inputs() {
        return new Inputs(
                Set.of(parameter),
                switch (parameter) {
                    case WEIGHT -> Set.of(PatientDetails.class);
                    case LDH -> Set.of(ClinicalFinding.class);
                    default -> Set.of();
                });
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(TherapySignal.INSTANCE);
    }

    @Override
    public ResultState after(ResultState state, Fact fact, SignalStates states) {
        if (fact instanceof Measured result) {
            return state.read(result, states.get(TherapySignal.INSTANCE).courses(states.rules()), states.rules());
        }
        if (fact instanceof PatientDetails details && details.weightKg() != null) {
            BigDecimal kilograms = details.weightKg();
            return state.with(
                    new Result(fact.id(), fact.at(), new Quantity(kilograms, Quantity.Bound.EXACT), null, null),
                    state.limits(),
                    states.get(TherapySignal.INSTANCE).courses(states.rules()));
        }
        return fact instanceof ClinicalFinding finding && Seen.ofHaemolysis(finding)
                ? state.haemolysedAt(finding.at())
                : state;
    }
}

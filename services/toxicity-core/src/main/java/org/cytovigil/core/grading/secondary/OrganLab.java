// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.util.Locale;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;

/**
 * The newest result that tells the toxicity of an organ; fresh for a time, then held. With it the limits of normal that
 * its laboratory sent last, and the last result before therapy, the baseline.
 *
 * @param parameter which
 */
public record OrganLab(Parameter parameter) implements Signal<OrganLabState> {
    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "organ-value-" + parameter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<OrganLabState> type() {
        return OrganLabState.class;
    }

    @Override
    public OrganLabState initial() {
        return OrganLabState.NOTHING;
    }

    @Override
    public Inputs inputs() {
        return new Inputs(Set.of(parameter), Set.of(TherapyStep.class));
    }

    @Override
    public OrganLabState after(OrganLabState state, Fact fact, SignalStates states) {
        if (fact instanceof Measured result) {
            return state.read(result, states.rules());
        }
        return fact instanceof TherapyStep step && step.happened() ? state.treated(step.at(), states.rules()) : state;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Board;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.Steps;

/**
 * The newest result that tells the toxicity of an organ; fresh for a time, then held.
 *
 * @param parameter which
 */
public record OrganLab(Parameter parameter) implements Signal<OrganLabState> {
    @Override
    public String name() {
        return "organ-" + parameter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<OrganLabState> type() {
        return OrganLabState.class;
    }

    @Override
    public OrganLabState initial() {
        return new OrganLabState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(parameter);
    }

    @Override
    public OrganLabState after(OrganLabState state, Fact fact, Board board) {
        return fact instanceof Measured result
                ? new OrganLabState(state.steps().step(fact.at(), List.of(result)), fact.at())
                : state;
    }
}

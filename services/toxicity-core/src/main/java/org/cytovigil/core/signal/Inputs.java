// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;

/**
 * What a signal reads.
 *
 * @param parameters measurements of these
 * @param kinds other facts of these kinds
 */
public record Inputs(Set<Parameter> parameters, Set<Class<? extends Fact>> kinds) {
    /** Copies the sets. */
    public Inputs {
        parameters = Set.copyOf(parameters);
        kinds = Set.copyOf(kinds);
    }

    /** Measurements only. */
    public static Inputs of(Parameter... parameters) {
        return new Inputs(Set.of(parameters), Set.of());
    }

    /** Facts of one kind only. */
    public static Inputs of(Class<? extends Fact> kind) {
        return new Inputs(Set.of(), Set.of(kind));
    }

    /** Whether a fact is among them. */
    public boolean contain(Fact fact) {
        return fact instanceof Measured measured
                ? parameters.contains(measured.parameter())
                : kinds.contains(fact.getClass());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.util.Map;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a sample: for each parameter a value on the same side of every limit as the one measured.
 *
 * @param values one for each parameter that was measured and is read by any signal
 * @param unitInferred the sender gave no unit
 */
public record Levels(Map<Parameter, Quantity> values, boolean unitInferred) {
    /** Copies the map. */
    public Levels {
        values = Map.copyOf(values);
    }

    /** The level of a parameter, null where it was not measured. */
    public @Nullable Quantity of(Parameter parameter) {
        return values.get(parameter);
    }
}

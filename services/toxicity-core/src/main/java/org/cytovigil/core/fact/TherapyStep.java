// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A step of the leukaemia therapy.
 *
 * @param cycle from 1
 * @param doseUnit UCUM, for example {@code ug/d}
 */
public record TherapyStep(
        FactHeader header,
        Product product,
        TherapyPhase phase,
        @Nullable Integer cycle,
        @Nullable BigDecimal doseRate,
        @Nullable String doseUnit,
        @Nullable Indication indication)
        implements Fact {
    /** Whether it happened, and was not only announced. */
    public boolean happened() {
        return phase != TherapyPhase.PLANNED;
    }

    @Override
    public TherapyStep under(FactHeader other) {
        return new TherapyStep(other, product, phase, cycle, doseRate, doseUnit, indication);
    }
}

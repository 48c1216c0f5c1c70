// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Respiratory support from this instant until changed.
 *
 * @param device absent where only a fraction was charted
 * @param flow L/min, 0 to 80
 * @param fio2 fraction, 0.20 to 1.0
 */
public record OxygenSupport(
        FactHeader header,
        @Nullable OxygenDevice device,
        @Nullable BigDecimal flow,
        @Nullable BigDecimal fio2,
        OxygenIndication indication)
        implements Fact {
    @Override
    public OxygenSupport under(FactHeader other) {
        return new OxygenSupport(other, device, flow, fio2, indication);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.fact.OxygenDevice;
import org.jspecify.annotations.Nullable;

/**
 * The respiratory support as it was charted, whatever it weighs.
 *
 * @param device null where none was charted
 * @param flow L/min
 * @param fio2 newest fraction under this device
 * @param fractionAt when the fraction was charted, {@link Instant#MIN} where none was
 */
public record ChartedOxygen(
        @Nullable OxygenDevice device,
        @Nullable BigDecimal flow,
        @Nullable BigDecimal fio2,
        Instant fractionAt) {
    /** Nothing charted. */
    static final ChartedOxygen NOTHING = new ChartedOxygen(null, null, null, Instant.MIN);

    /** A fraction belongs to the device under which it was charted; at one instant their order does not matter. */
    ChartedOxygen with(OxygenDevice next, @Nullable BigDecimal litres, @Nullable BigDecimal fraction, Instant at) {
        boolean together = fraction == null && fractionAt.equals(at);
        return new ChartedOxygen(
                next, litres, together ? fio2 : fraction, together || fraction != null ? at : Instant.MIN);
    }

    ChartedOxygen with(@Nullable BigDecimal fraction, Instant at) {
        return fraction == null ? this : new ChartedOxygen(device, flow, fraction, at);
    }
}

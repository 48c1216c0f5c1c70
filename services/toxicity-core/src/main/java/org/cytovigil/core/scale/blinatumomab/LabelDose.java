// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A dose of a label.
 *
 * @param unit UCUM, {@code ug/d} or {@code ug/m2/d}
 * @param most the same in {@code ug/d}, where the dose goes by body surface
 * @param source label and version
 */
public record LabelDose(
        BigDecimal amount, String unit, @Nullable BigDecimal most, String source) {
    /** As the label writes it. */
    public String text() {
        String rate = amount.toPlainString() + " mcg" + (unit.equals("ug/m2/d") ? "/m2/day" : "/day");
        return most == null ? rate : rate + " (at most " + most.toPlainString() + " mcg/day)";
    }
}

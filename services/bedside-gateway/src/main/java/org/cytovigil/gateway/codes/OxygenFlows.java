// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.math.BigDecimal;
import java.util.Set;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.reception.SentEvent;

/**
 * Flows of oxygen that are charted as an observation. They do not say by which device; the flow of an extracorporeal
 * circuit, of fresh gas or of a patient's own breath is none of them.
 */
public final class OxygenFlows {
    private static final Set<Code> CODES = Set.of(new Code("LOINC", "3151-8"));

    private static final int MILLI = 3;

    private OxygenFlows() {}

    static boolean isFlow(Code code) {
        return CODES.contains(code);
    }

    /**
     * Sets the flow in L/min, the one unit that an oxygen event has; false where the unit is none of a flow. What is no
     * number stays as it was sent: intake refuses it.
     */
    public static boolean fill(SentEvent oxygen, SentEvent sent) {
        String value = sent.text("value");
        String unit = String.valueOf(sent.text("unit"));
        if (value == null || unit.equals("L/min")) {
            oxygen.with("flow", value);
            return true;
        }
        if (!unit.equals("mL/min")) {
            return false;
        }
        oxygen.with(
                "flow",
                Quantity.parse(value)
                        .filter(quantity -> quantity.bound() == Quantity.Bound.EXACT)
                        .map(Quantity::value)
                        .map(number -> number.movePointLeft(MILLI))
                        .map(BigDecimal::toPlainString)
                        .orElse(value));
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

import java.math.BigDecimal;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;

/**
 * A laboratory value with what it is compared with.
 *
 * @param value in the canonical unit
 * @param lln lower limit of normal, if the laboratory sent it
 * @param uln upper limit of normal, if the laboratory sent it
 * @param baseline value before therapy, if known
 * @param baselineUln upper limit of normal of the laboratory that measured the baseline, if known; else that of the value
 *     stands for it
 * @param symptomatic whether the patient has symptoms of it, where the grade depends on them
 */
public record LabValue(
        Quantity value,
        @Nullable BigDecimal lln,
        @Nullable BigDecimal uln,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal baselineUln,
        Truth symptomatic) {
    /** Compared with a baseline of the same laboratory. */
    public LabValue(
            Quantity value,
            @Nullable BigDecimal lln,
            @Nullable BigDecimal uln,
            @Nullable BigDecimal baseline,
            Truth symptomatic) {
        this(value, lln, uln, baseline, null, symptomatic);
    }

    /** A value without limits and baseline. */
    public static LabValue of(String value) {
        return new LabValue(Quantity.parse(value).orElseThrow(), null, null, null, Truth.UNKNOWN);
    }

    /** With another upper limit of normal. */
    public LabValue withUln(String limit) {
        return new LabValue(value, lln, new BigDecimal(limit), baseline, baselineUln, symptomatic);
    }

    /** With another lower limit of normal. */
    public LabValue withLln(String limit) {
        return new LabValue(value, new BigDecimal(limit), uln, baseline, baselineUln, symptomatic);
    }

    /** With another baseline. */
    public LabValue withBaseline(String before) {
        return new LabValue(value, lln, uln, new BigDecimal(before), baselineUln, symptomatic);
    }

    /** With what is known of symptoms. */
    public LabValue withSymptoms(Truth symptoms) {
        return new LabValue(value, lln, uln, baseline, baselineUln, symptoms);
    }
}

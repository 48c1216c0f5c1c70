// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * State before therapy, so that chronic support is not taken for toxicity
 * (docs/clinical/crs.md#oxygen-above-the-baseline).
 *
 * @param oxygenFlow L/min
 * @param oxygenFio2 fraction
 * @param creatinine mg/dL
 * @param ferritin ng/mL
 * @param ice 0 to 10
 * @param capd 0 to 32
 * @param alt U/L
 * @param ast U/L
 * @param bilirubin total, mg/dL
 * @param vodRiskFactors number of risk factors for veno-occlusive disease
 */
public record Baseline(
        @Nullable OxygenDevice oxygenDevice,
        @Nullable BigDecimal oxygenFlow,
        @Nullable BigDecimal oxygenFio2,
        @Nullable BigDecimal creatinine,
        @Nullable BigDecimal ferritin,
        @Nullable Integer ice,
        @Nullable Integer capd,
        @Nullable BigDecimal alt,
        @Nullable BigDecimal ast,
        @Nullable BigDecimal bilirubin,
        @Nullable Integer vodRiskFactors) {
    /** Support, kidney, ferritin and neurology alone. */
    public Baseline(
            @Nullable OxygenDevice oxygenDevice,
            @Nullable BigDecimal oxygenFlow,
            @Nullable BigDecimal creatinine,
            @Nullable BigDecimal ferritin,
            @Nullable Integer ice,
            @Nullable Integer capd) {
        this(oxygenDevice, oxygenFlow, null, creatinine, ferritin, ice, capd, null, null, null, null);
    }
}

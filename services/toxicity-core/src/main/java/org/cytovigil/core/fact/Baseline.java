// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * State before therapy, so that chronic support is not taken for toxicity (clinical.md 1.1, F6).
 *
 * @param oxygenFlow L/min
 * @param creatinine mg/dL
 * @param ferritin ng/mL
 * @param ice 0 to 10
 * @param capd 0 to 32
 */
public record Baseline(
        @Nullable OxygenDevice oxygenDevice,
        @Nullable BigDecimal oxygenFlow,
        @Nullable BigDecimal creatinine,
        @Nullable BigDecimal ferritin,
        @Nullable Integer ice,
        @Nullable Integer capd) {}

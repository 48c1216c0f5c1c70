// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.action.Weight;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;

/** Blinatumomab is dosed by body surface below 45 kg. */
public enum WeightBand {
    FROM_45_KG,
    BELOW_45_KG,
    UNKNOWN;

    private static final BigDecimal LIMIT = BigDecimal.valueOf(45);

    /** The band of a weight in kg; unknown without one. */
    public static WeightBand of(@Nullable BigDecimal kilograms) {
        return kilograms == null ? UNKNOWN : kilograms.compareTo(LIMIT) < 0 ? BELOW_45_KG : FROM_45_KG;
    }

    /** The band of a weight that is fresh enough for a dose; unknown otherwise. */
    public static WeightBand of(@Nullable Weight weight, Instant now, GradingRules rules) {
        return weight == null || !Weight.objection(weight, now, rules).isEmpty() ? UNKNOWN : of(weight.kilograms());
    }
}

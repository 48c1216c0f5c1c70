// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How measurable residual disease was looked for; limits as fractions like the value itself.
 *
 * @param detected whether any was detected, absent where the laboratory did not say
 * @param lod limit of detection
 * @param loq limit of quantification
 */
public record MrdAssay(
        @Nullable Boolean detected,
        @Nullable BigDecimal lod,
        @Nullable BigDecimal loq,
        @Nullable Technique technique,
        @Nullable Target target) {
    /** By what method. */
    public enum Technique {
        FLOW,
        PCR,
        NGS
    }

    /** What it looked for. */
    public enum Target {
        IG_TR,
        BCR_ABL1_P190,
        BCR_ABL1_P210
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.mrd;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MrdAssay;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A result of residual disease as it is kept.
 *
 * @param series method and target; never mixed with others
 * @param bcrAbl1 whether it looked for BCR::ABL1
 * @param positive whether any was detected
 * @param value fraction, null where only a bound is known
 * @param quantified whether the value is above the limit of quantification
 * @param lod limit of detection
 */
public record MrdResult(
        String id,
        Instant at,
        String series,
        boolean bcrAbl1,
        boolean positive,
        @Nullable BigDecimal value,
        boolean quantified,
        @Nullable BigDecimal lod) {
    static MrdResult of(Measured measured) {
        MrdAssay assay = measured.mrd() == null ? new MrdAssay(null, null, null, null, null) : measured.mrd();
        Quantity quantity = measured.quantity();
        boolean exact = quantity.bound() != Quantity.Bound.BELOW;
        boolean positive = assay.detected() != null
                ? assay.detected()
                : exact
                        && quantity.value().signum() > 0
                        && (assay.lod() == null || quantity.value().compareTo(assay.lod()) >= 0);
        boolean quantified = positive
                && exact
                && quantity.value().signum() > 0
                && (assay.loq() == null || quantity.value().compareTo(assay.loq()) >= 0);
        return new MrdResult(
                measured.id(),
                measured.at(),
                assay.technique() + "/" + assay.target(),
                assay.target() == MrdAssay.Target.BCR_ABL1_P190 || assay.target() == MrdAssay.Target.BCR_ABL1_P210,
                positive,
                exact ? quantity.value() : null,
                quantified,
                assay.lod());
    }
}

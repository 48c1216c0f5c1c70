// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.mrd;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the results of one method and target.
 *
 * @param newest the newest result
 * @param lowest lowest quantified value before it, null where there is none
 * @param positives so many positive results in a row, the newest included
 * @param after whether they follow a negative one
 */
public record MrdSeries(MrdResult newest, @Nullable BigDecimal lowest, int positives, boolean after) {
    static MrdSeries first(MrdResult result) {
        return new MrdSeries(result, null, result.positive() ? 1 : 0, false);
    }

    MrdSeries with(MrdResult result) {
        BigDecimal before = newest.quantified() ? newest.value() : null;
        BigDecimal least = lowest == null ? before : before == null ? lowest : lowest.min(before);
        boolean follows = result.positive() && (after || !newest.positive());
        return new MrdSeries(result, least, result.positive() ? positives + 1 : 0, follows);
    }
}

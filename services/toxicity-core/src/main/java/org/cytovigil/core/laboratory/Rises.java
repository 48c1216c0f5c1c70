// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.math.BigDecimal;
import java.util.List;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;

/** Rises among results of one parameter. */
public final class Rises {
    private Rises() {}

    /**
     * The last result that is at least a multiple of an earlier one.
     *
     * @param results in order of time
     * @return null where there is none
     */
    public static @Nullable Result by(List<Result> results, BigDecimal factor) {
        Result risen = null;
        for (int later = 1; later < results.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                BigDecimal before = results.get(earlier).exact();
                boolean rises = before != null
                        && results.get(earlier).at().isBefore(results.get(later).at())
                        && results.get(later).atLeast(before.multiply(factor)) == Truth.YES;
                risen = rises ? results.get(later) : risen;
            }
        }
        return risen;
    }
}

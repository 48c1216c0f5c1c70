// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the leukaemia itself.
 *
 * @param value POSITIVE, NEGATIVE or DIM, or the ISCN text of a karyotype; empty where only a share of cells was told
 * @param percent share of cells, 0 to 100
 * @param target which transcript
 */
public record LeukaemiaMarker(
        FactHeader header,
        MarkerName name,
        String value,
        @Nullable BigDecimal percent,
        @Nullable Transcript target) implements Fact {
    @Override
    public LeukaemiaMarker under(FactHeader other) {
        return new LeukaemiaMarker(other, name, value, percent, target);
    }

    /** Which transcript of BCR::ABL1. */
    public enum Transcript {
        P190,
        P210
    }
}

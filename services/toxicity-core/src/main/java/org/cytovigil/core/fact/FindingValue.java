// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How a clinical finding is told: seen or not, by a word, or by a number. */
public sealed interface FindingValue {
    /** Seen, or looked for and not seen. */
    record Present(boolean present) implements FindingValue {}

    /** How much of it there is. */
    record Extent(Degree degree) implements FindingValue {}

    /**
     * A number.
     *
     * @param unit UCUM; mm[Hg] for a pressure gradient
     */
    record Amount(BigDecimal number, @Nullable String unit) implements FindingValue {}

    /** Words for how much there is, in rising order. */
    enum Degree {
        NONE,
        MINIMAL,
        MILD,
        MODERATE,
        SEVERE,
        /** Ascites that had to be drained. */
        PARACENTESIS
    }
}

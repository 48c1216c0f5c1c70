// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A drug that runs.
 *
 * @param substance as in {@link DrugTable.Drug#substance()}
 * @param dose null where the pump did not say
 * @param unit UCUM; null where the pump did not say
 */
public record Infusion(
        String substance,
        @Nullable BigDecimal dose,
        @Nullable String unit) {}

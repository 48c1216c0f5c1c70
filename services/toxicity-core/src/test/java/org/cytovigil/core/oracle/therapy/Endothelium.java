// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** EASIX and its modified form (docs/clinical/indices.md#easix). */
record Endothelium(Chart chart, Parameter second) {
    private static final Set<Product> CELLS =
            Stream.of(Product.values()).filter(Product::isCarT).collect(Collectors.toSet());

    @Nullable
    Says says() {
        boolean any =
                Stream.of(Parameter.LDH, second, Parameter.PLATELETS).anyMatch(each -> chart.newest(each) != null);
        if (chart.firstDose(CELLS) == null || !any) {
            return null;
        }
        Says says = Says.of(0, 0, List.of());
        BigDecimal score = score();
        return score == null
                ? says.partial()
                : says.scored(score.stripTrailingZeros().toPlainString() + "/null");
    }

    @Nullable
    BigDecimal score() {
        BigDecimal ldh = chart.fresh(Parameter.LDH);
        BigDecimal other = chart.fresh(second);
        BigDecimal platelets = chart.fresh(Parameter.PLATELETS);
        if (ldh == null || other == null || platelets == null) {
            return null;
        }
        BigDecimal factor = second == Parameter.CRP ? other.divide(BigDecimal.TEN) : other;
        return ldh.multiply(factor).divide(platelets, 6, RoundingMode.HALF_UP);
    }
}

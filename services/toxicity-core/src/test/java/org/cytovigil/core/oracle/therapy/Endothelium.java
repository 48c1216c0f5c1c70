// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
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
        BigDecimal ldh = fresh(Parameter.LDH);
        BigDecimal other = fresh(second);
        BigDecimal platelets = fresh(Parameter.PLATELETS);
        if (ldh == null || other == null || platelets == null) {
            return null;
        }
        BigDecimal factor = second == Parameter.CRP ? other.divide(BigDecimal.TEN) : other;
        return ldh.multiply(factor).divide(platelets, 6, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal fresh(Parameter parameter) {
        Measured newest = chart.newest(parameter);
        if (newest == null || newest.quantity().bound() != Quantity.Bound.EXACT) {
            return null;
        }
        boolean transfused = parameter == Parameter.PLATELETS
                && chart.told(ClinicalFinding.class).stream()
                        .anyMatch(finding -> finding.kind() == FindingKind.TRANSFUSION_PLATELETS
                                && Chart.seen(finding)
                                && !finding.at().isBefore(newest.at().minus(Duration.ofDays(1))));
        Duration valid = Duration.ofHours(transfused ? 12 : 24);
        return chart.now().isBefore(newest.at().plus(valid)) ? newest.quantity().value() : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/** CAR-HEMATOTOX: points of the values of days -8 to -2 before the cells, shown from then on. */
record Predicted(Chart chart) {
    private static final Set<Product> CELLS =
            Stream.of(Product.values()).filter(Product::isCarT).collect(Collectors.toSet());
    private static final List<Parameter> VALUES =
            List.of(Parameter.PLATELETS, Parameter.ANC, Parameter.HAEMOGLOBIN, Parameter.CRP, Parameter.FERRITIN);

    private static final BigDecimal LITTLE = new BigDecimal("1e-9");
    private static final BigDecimal MUCH = new BigDecimal("1e9");

    @Nullable
    Says says() {
        Instant cells = chart.firstDose(CELLS);
        if (cells == null) {
            return null;
        }
        int score = 0;
        int known = 0;
        for (Parameter each : VALUES) {
            Measured last = Chart.last(chart.results(each).stream()
                    .filter(result -> !result.at().isBefore(cells.minus(Duration.ofDays(8))))
                    .filter(result -> !result.at().isAfter(cells.minus(Duration.ofDays(2))))
                    .toList());
            if (last != null && lowest(each, last.quantity()) == highest(each, last.quantity())) {
                known++;
                score += lowest(each, last.quantity());
            }
        }
        if (known == 0) {
            return null;
        }
        Says says = Says.of(0, 0, List.of());
        return known < VALUES.size() ? says.partial() : says.scored(score + (score >= 2 ? "/HIGH" : "/LOW"));
    }

    private static int lowest(Parameter parameter, Quantity quantity) {
        BigDecimal value = quantity.value();
        return points(
                parameter,
                switch (quantity.bound()) {
                    case EXACT -> value;
                    case BELOW -> BigDecimal.ZERO;
                    case ABOVE -> value.add(LITTLE);
                });
    }

    private static int highest(Parameter parameter, Quantity quantity) {
        BigDecimal value = quantity.value();
        return points(
                parameter,
                switch (quantity.bound()) {
                    case EXACT -> value;
                    case BELOW -> value.subtract(LITTLE);
                    case ABOVE -> value.add(MUCH);
                });
    }

    private static int points(Parameter parameter, BigDecimal value) {
        return switch (parameter) {
            case PLATELETS ->
                value.compareTo(new BigDecimal(75)) < 0 ? 2 : value.compareTo(new BigDecimal(175)) <= 0 ? 1 : 0;
            case ANC -> value.compareTo(new BigDecimal("1.2")) <= 0 ? 1 : 0;
            case HAEMOGLOBIN -> value.compareTo(new BigDecimal("9.0")) <= 0 ? 1 : 0;
            case CRP -> value.compareTo(new BigDecimal(30)) >= 0 ? 1 : 0;
            default ->
                value.compareTo(new BigDecimal(650)) < 0 ? 0 : value.compareTo(new BigDecimal(2000)) <= 0 ? 1 : 2;
        };
    }
}

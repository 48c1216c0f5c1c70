// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** H-score: points of the values of the last 24 hours; none where one is missing. */
record HaemophagocyticScore(Chart chart) {
    private static final Set<Product> THERAPIES = Stream.of(Product.values())
            .filter(product -> product.isCarT() || product == Product.BLINATUMOMAB)
            .collect(Collectors.toSet());
    private static final List<Parameter> VALUES = List.of(
            Parameter.HAEMOGLOBIN,
            Parameter.WBC,
            Parameter.PLATELETS,
            Parameter.FERRITIN,
            Parameter.TRIGLYCERIDES,
            Parameter.FIBRINOGEN,
            Parameter.AST);

    @Nullable
    Says says() {
        if (chart.firstDose(THERAPIES) == null || VALUES.stream().allMatch(each -> chart.newest(each) == null)) {
            return null;
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Measured heat = chart.newest(Parameter.TEMPERATURE);
        boolean felt = heat != null && chart.now().isBefore(heat.at().plus(Duration.ofDays(1)));
        int fever = felt
                ? EarlyWarning.worst(
                        chart.scored(Parameter.TEMPERATURE).stream()
                                .map(reading -> band(reading.quantity().value(), "38.4", "39.4", 33, 49))
                                .toList(),
                        flags)
                : 0;
        List<BigDecimal> values = new ArrayList<>();
        for (Parameter each : VALUES) {
            BigDecimal value = chart.fresh(each);
            if (value == null || !felt) {
                return Says.of(0, 0, flags).partial();
            }
            values.add(value);
        }
        int score = 18 + fever;
        int organs = (chart.standing(FindingKind.HEPATOMEGALY) == null ? 0 : 1)
                + (chart.standing(FindingKind.SPLENOMEGALY) == null ? 0 : 1);
        score += organs == 2 ? 38 : organs == 1 ? 23 : 0;
        int low = (atMost(values.get(0), "9.2") ? 1 : 0)
                + (atMost(values.get(1), "5.0") ? 1 : 0)
                + (atMost(values.get(2), "110") ? 1 : 0);
        score += low == 3 ? 34 : low == 2 ? 24 : 0;
        score += band(values.get(3), "2000", "6000", 35, 50);
        score += band(values.get(4), "132.855", "354.28", 44, 64);
        score += atMost(values.get(5), "250") ? 30 : 0;
        score += values.get(6).compareTo(new BigDecimal(30)) >= 0 ? 19 : 0;
        score += chart.standing(FindingKind.HAEMOPHAGOCYTOSIS) == null ? 0 : 35;
        return Says.of(0, 0, flags).scored(score + (score >= 169 ? "/HIGH" : "/LOW"));
    }

    private static int band(BigDecimal value, String from, String above, int some, int most) {
        return value.compareTo(new BigDecimal(above)) > 0
                ? most
                : value.compareTo(new BigDecimal(from)) >= 0 ? some : 0;
    }

    private static boolean atMost(BigDecimal value, String limit) {
        return value.compareTo(new BigDecimal(limit)) <= 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MrdAssay;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** Residual disease (docs/clinical/mrd.md#criteria). */
record ResidualDisease(Chart chart) {
    private static final Set<Product> CELLS =
            Stream.of(Product.values()).filter(Product::isCarT).collect(Collectors.toSet());

    @Nullable
    Says says() {
        Map<String, List<Measured>> series = new TreeMap<>(chart.results(Parameter.MRD).stream()
                .collect(Collectors.groupingBy(result ->
                        assay(result).technique() + " " + assay(result).target())));
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        int grade = 0;
        int upper = series.isEmpty() ? 2 : 0;
        for (List<Measured> results : series.values()) {
            Measured newest = results.get(results.size() - 1);
            if (positive(newest)) {
                grade = Math.max(grade, quantified(newest) ? 2 : 1);
                positive(results, flags);
            } else {
                upper = Math.max(upper, negative(newest, flags));
            }
        }
        lost(
                MarkerName.CD19,
                Stream.concat(CELLS.stream(), Stream.of(Product.BLINATUMOMAB)).collect(Collectors.toSet()),
                flags);
        lost(MarkerName.CD22, Set.of(Product.INOTUZUMAB_OZOGAMICIN), flags);
        bCells(flags);
        boolean told = !series.isEmpty() || flags.contains(Flag.ANTIGEN_LOSS) || flags.contains(Flag.B_CELL_RECOVERY);
        return told ? Says.of(grade, upper, flags) : null;
    }

    private static MrdAssay assay(Measured result) {
        return Objects.requireNonNull(result.mrd());
    }

    private static boolean positive(Measured result) {
        MrdAssay assay = assay(result);
        if (assay.detected() != null) {
            return assay.detected();
        }
        BigDecimal value = result.quantity().value();
        return value.signum() > 0 && (assay.lod() == null || value.compareTo(assay.lod()) >= 0);
    }

    private static boolean quantified(Measured result) {
        BigDecimal value = result.quantity().value();
        BigDecimal loq = assay(result).loq();
        return positive(result) && value.signum() > 0 && (loq == null || value.compareTo(loq) >= 0);
    }

    private static void positive(List<Measured> results, Set<Flag> flags) {
        int last = results.size() - 1;
        Measured newest = results.get(last);
        boolean twice = last > 0 && positive(results.get(last - 1));
        if (twice && results.stream().anyMatch(result -> !positive(result))) {
            flags.add(Flag.CONVERSION);
        }
        if (!quantified(newest)) {
            return;
        }
        BigDecimal value = newest.quantity().value();
        if (value.compareTo(new BigDecimal("0.0001")) < 0) {
            flags.add(Flag.BELOW_1E4);
        }
        boolean risen = results.subList(0, last).stream()
                .filter(ResidualDisease::quantified)
                .anyMatch(before -> value.compareTo(before.quantity().value().multiply(BigDecimal.TEN)) >= 0);
        if (risen) {
            flags.add(Flag.MOLECULAR_RELAPSE);
        }
    }

    private static int negative(Measured newest, Set<Flag> flags) {
        BigDecimal lod = assay(newest).lod();
        if (lod == null || lod.compareTo(new BigDecimal("0.0001")) > 0) {
            flags.add(Flag.INDETERMINATE_SENSITIVITY);
            return 2;
        }
        MrdAssay.Target target = assay(newest).target();
        if (target == MrdAssay.Target.BCR_ABL1_P190 || target == MrdAssay.Target.BCR_ABL1_P210) {
            flags.add(Flag.MR4);
            if (lod.compareTo(new BigDecimal("0.000032")) <= 0) {
                flags.add(Flag.MR4_5);
            }
        }
        return 0;
    }

    private void lost(MarkerName name, Set<Product> against, Set<Flag> flags) {
        LeukaemiaMarker marker = Chart.last(chart.told(LeukaemiaMarker.class).stream()
                .filter(found -> found.name() == name)
                .toList());
        Instant first = chart.firstDose(against);
        if (marker != null
                && marker.value().equals("NEGATIVE")
                && first != null
                && !marker.at().isBefore(first)) {
            flags.add(Flag.ANTIGEN_LOSS);
        }
    }

    private void bCells(Set<Flag> flags) {
        Instant infused = chart.firstDose(CELLS);
        Measured newest = chart.newest(Parameter.B_CELLS);
        if (infused == null || newest == null || !chart.now().isBefore(infused.plus(Duration.ofDays(180)))) {
            return;
        }
        boolean back = Maybe.from(newest, new BigDecimal(3), false).surely();
        boolean absent = chart.results(Parameter.B_CELLS, infused).stream()
                .anyMatch(count -> !Maybe.from(count, new BigDecimal(3), false).surely());
        if (back && absent) {
            flags.add(Flag.B_CELL_RECOVERY);
        }
    }
}

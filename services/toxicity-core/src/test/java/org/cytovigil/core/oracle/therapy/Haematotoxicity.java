// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** Haematotoxicity (docs/clinical/icaht.md#criteria), days of UTC. */
record Haematotoxicity(Chart chart) {
    private static final Set<Product> CELLS =
            Stream.of(Product.values()).filter(Product::isCarT).collect(Collectors.toSet());

    @Nullable
    Says says() {
        Instant infused = chart.firstDose(CELLS);
        boolean counted = chart.newest(Parameter.ANC) != null || chart.newest(Parameter.PLATELETS) != null;
        if (infused == null || !counted) {
            return null;
        }
        LocalDate first = day(infused);
        LocalDate today = day(chart.now());
        int age = (int) (today.toEpochDay() - first.toEpochDay());
        List<@Nullable Measured> early = values(Parameter.ANC, first, Math.min(30, age));
        boolean over = age >= 30;
        int proven = grade(known(Parameter.ANC, early, first), over, false);
        int possible = grade(early, over, true);
        List<@Nullable Measured> known = known(Parameter.ANC, early, first);
        boolean unknown = early.stream().anyMatch(value -> open(value, "0.5") || open(value, "0.1"))
                || count(early, "0.5", true) > count(known, "0.5", false);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        boolean never = early.stream()
                .noneMatch(value -> value != null && !low(value, "0.5").perhaps());
        if (!over && never && count(known, "0.5", false) > 0) {
            flags.add(Flag.PROVISIONAL);
        }
        if (age > 30) {
            List<Measured> since = chart.results(
                    Parameter.ANC, first.plusDays(31).atStartOfDay().toInstant(ZoneOffset.UTC));
            int size = since.size();
            int newest = size == 0 ? 4 : late(since.get(size - 1));
            if (size < 2) {
                possible = Math.max(possible, newest);
                unknown |= newest > proven;
            } else {
                proven = Math.max(proven, Math.min(newest, late(since.get(size - 2))));
            }
        }
        int platelets = platelets(first, age);
        if (platelets > 0) {
            flags.add(Flag.valueOf("PLATELETS_" + platelets));
        }
        circumstances(flags);
        Says says = Says.of(proven, possible, flags);
        return unknown ? says.partial() : says;
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Maybe low(Measured value, String limit) {
        Maybe above = Maybe.from(value, new BigDecimal(limit), true);
        return new Maybe(!above.perhaps(), !above.surely());
    }

    private static boolean open(@Nullable Measured value, String limit) {
        return value == null
                || (low(value, limit).perhaps() && !low(value, limit).surely());
    }

    /** The lowest of the day, else of one of the three days before; of equal ones it does not matter which. */
    private List<@Nullable Measured> values(Parameter parameter, LocalDate first, int last) {
        List<@Nullable Measured> values = new ArrayList<>();
        for (int number = 0; number <= last; number++) {
            Measured found = null;
            for (int back = 0; back <= 3 && found == null; back++) {
                LocalDate date = first.plusDays(number).minusDays(back);
                found = chart.results(parameter).stream()
                        .filter(result -> day(result.at()).equals(date))
                        .min(Comparator.comparing(
                                (Measured result) -> result.quantity().value()))
                        .orElse(null);
            }
            values.add(found);
        }
        return values;
    }

    /** The same without what is held for today: a count may still come. */
    private List<@Nullable Measured> known(Parameter parameter, List<@Nullable Measured> values, LocalDate first) {
        LocalDate today = day(chart.now());
        boolean counted = chart.results(parameter).stream()
                .anyMatch(result -> day(result.at()).equals(today));
        List<@Nullable Measured> known = new ArrayList<>(values);
        if (!counted && first.plusDays(values.size() - 1L).equals(today)) {
            known.set(values.size() - 1, null);
        }
        return known;
    }

    private static long count(List<@Nullable Measured> values, String limit, boolean possible) {
        return values.stream()
                .filter(value -> value == null
                        ? possible
                        : possible
                                ? low(value, limit).perhaps()
                                : low(value, limit).surely())
                .count();
    }

    private static int grade(List<@Nullable Measured> values, boolean over, boolean possible) {
        long low = count(values, "0.5", possible);
        long very = count(values, "0.1", possible);
        boolean never = over && low == values.size();
        if (never || very >= 14) {
            return 4;
        }
        return low >= 14 || very >= 7 ? 3 : low >= 7 ? 2 : low > 0 ? 1 : 0;
    }

    private static int late(Measured count) {
        String[] limits = {"1.5", "1.0", "0.5", "0.1"};
        int grade = 0;
        for (int i = 0; i < limits.length; i++) {
            grade = low(count, limits[i]).surely() ? i + 1 : grade;
        }
        return grade;
    }

    private int platelets(LocalDate first, int age) {
        List<@Nullable Measured> early =
                known(Parameter.PLATELETS, values(Parameter.PLATELETS, first, Math.min(30, age)), first);
        int grade = Math.max(veryLow(early), below(early, "50") >= 7 ? 2 : below(early, "50") > 0 ? 1 : 0);
        if (age > 30) {
            LocalDate from = first.plusDays(31);
            List<@Nullable Measured> late =
                    known(Parameter.PLATELETS, values(Parameter.PLATELETS, from, Math.min(100, age) - 31), from);
            grade = Math.max(
                    grade, Math.max(veryLow(late), below(late, "50") > 0 ? 2 : below(late, "100") > 0 ? 1 : 0));
        }
        return grade;
    }

    private static int veryLow(List<@Nullable Measured> values) {
        long days = below(values, "20");
        return days >= 14 ? 4 : days > 0 ? 3 : 0;
    }

    private static long below(List<@Nullable Measured> values, String limit) {
        return values.stream()
                .filter(value -> value != null
                        && !Maybe.from(value, new BigDecimal(limit), false).perhaps())
                .count();
    }

    private void circumstances(Set<Flag> flags) {
        Instant week = chart.now().minus(Duration.ofDays(7));
        boolean transfused = chart.told(ClinicalFinding.class).stream()
                .anyMatch(finding -> finding.at().isAfter(week)
                        && Chart.seen(finding)
                        && (finding.kind() == FindingKind.TRANSFUSION_PLATELETS
                                || finding.kind() == FindingKind.TRANSFUSION_RED_CELLS));
        boolean factor = chart.told(MedicationAction.class).stream()
                .anyMatch(drug -> drug.at().isAfter(week) && drug.drug().equals("filgrastim") && !drug.stops());
        if (transfused) {
            flags.add(Flag.TRANSFUSED);
        }
        if (factor) {
            flags.add(Flag.GCSF);
        }
    }
}

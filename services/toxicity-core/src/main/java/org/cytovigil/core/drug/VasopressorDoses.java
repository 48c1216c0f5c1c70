// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.core.measure.Fraction;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.table.CsvTable;
import org.jspecify.annotations.Nullable;

/**
 * When vasopressors run at a high dose (docs/clinical/lee-2014.md#a-high-dose-of-vasopressors; numbers in
 * {@code vasopressor-doses.csv} beside this class).
 *
 * <p>A drug that is high alone stays high beside others, so that one more drug never makes a dose lower. How long a
 * dose must last is not judged here.
 */
public final class VasopressorDoses {
    /**
     * Lists of high doses. The unit of the Penn paper could not be read, so its list has two readings
     * (docs/clinical/penn-2018.md#a-high-dose-of-vasopressors).
     */
    public enum Scale {
        LEE,
        /** Doses by the minute. */
        PENN_MINUTE,
        /** Doses by kilogram and minute. */
        PENN_KG_MINUTE
    }

    private record Row(String scale, String drug, String rule, BigDecimal limit, String unit, String reading) {
        boolean perKilogram() {
            return unit.equals("ug/kg/min");
        }

        boolean isOf(Scale list) {
            return switch (list) {
                case LEE -> scale.equals("LEE");
                case PENN_MINUTE -> scale.equals("PENN") && !reading.equals("KG_MINUTE");
                case PENN_KG_MINUTE -> scale.equals("PENN") && !reading.equals("MINUTE");
            };
        }
    }

    private final Map<String, Row> equivalents;
    private final List<Row> rows;
    private final Set<String> vasopressins;

    private VasopressorDoses(List<Row> rows, Set<String> vasopressins) {
        this.rows = rows;
        this.vasopressins = vasopressins;
        this.equivalents = rows.stream()
                .filter(row -> row.rule().equals("EQUIVALENT"))
                .collect(Collectors.toUnmodifiableMap(Row::drug, row -> row));
    }

    /** Reads the table from the class path. */
    public static VasopressorDoses load() {
        List<Row> rows = CsvTable.beside(VasopressorDoses.class, "vasopressor-doses.csv").stream()
                .map(cells -> new Row(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        new BigDecimal(cells.get(3)),
                        cells.get(4),
                        cells.get(5)))
                .toList();
        return new VasopressorDoses(rows, vasopressins());
    }

    private static Set<String> vasopressins() {
        return CsvTable.beside(VasopressorDoses.class, "drugs.csv").stream()
                .filter(cells -> cells.get(2).equals(DrugRole.VASOPRESSIN.name()))
                .map(cells -> cells.get(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The sum of what the drugs weigh as norepinephrine, ug/min; vasopressin and its analogues weigh nothing.
     *
     * @return empty when a dose, a unit, a needed weight or the weight of a drug is unknown
     */
    public Optional<Fraction> norepinephrineEquivalent(Collection<Infusion> running, @Nullable BigDecimal weight) {
        Fraction sum = Fraction.ZERO;
        for (Infusion infusion : running) {
            Optional<Fraction> part = equivalent(infusion, weight);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(part.get());
        }
        return Optional.of(sum);
    }

    /** Whether the vasopressors that run are a high dose by a scale; no vasopressor is no high dose. */
    public Truth high(Scale scale, Collection<Infusion> running, @Nullable BigDecimal weight) {
        Truth high = Truth.NO;
        Map<String, List<Infusion>> byDrug =
                running.stream().collect(Collectors.groupingBy(Infusion::substance, HashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Infusion>> drug : byDrug.entrySet()) {
            high = high.or(highAlone(scale, drug.getKey(), drug.getValue(), weight));
        }
        return byDrug.size() < 2 ? high : high.or(highTogether(scale, running, weight));
    }

    private Truth highAlone(Scale scale, String drug, List<Infusion> lines, @Nullable BigDecimal weight) {
        if (vasopressins.contains(drug)) {
            return Truth.NO;
        }
        List<Row> limits = limits(scale, drug);
        return limits.isEmpty()
                ? Truth.UNKNOWN
                : limits.stream()
                        .map(row -> reaches(row.limit(), rates(row.perKilogram(), lines, weight)))
                        .reduce(Truth.NO, Truth::or);
    }

    private Truth highTogether(Scale scale, Collection<Infusion> running, @Nullable BigDecimal weight) {
        boolean vasopressin = running.stream().map(Infusion::substance).anyMatch(vasopressins::contains);
        List<Optional<Fraction>> parts =
                running.stream().map(infusion -> equivalent(infusion, weight)).toList();
        return limits(scale, vasopressin ? "with vasopressin" : "without vasopressin").stream()
                .map(row -> reaches(row.limit(), row.perKilogram() ? overWeight(parts, weight) : parts))
                .reduce(Truth.NO, Truth::or);
    }

    /** The equivalent is a rate by the minute; by kilogram it is over the weight, and unknown without one. */
    private static List<Optional<Fraction>> overWeight(List<Optional<Fraction>> parts, @Nullable BigDecimal weight) {
        return parts.stream()
                .map(part -> part.flatMap(rate -> weight != null && weight.signum() > 0
                        ? Optional.of(rate.over(weight))
                        : rate.equals(Fraction.ZERO) ? Optional.of(rate) : Optional.<Fraction>empty()))
                .toList();
    }

    private List<Row> limits(Scale scale, String drug) {
        return rows.stream()
                .filter(row -> row.isOf(scale) && row.drug().equals(drug))
                .toList();
    }

    private Optional<Fraction> equivalent(Infusion infusion, @Nullable BigDecimal weight) {
        if (vasopressins.contains(infusion.substance())) {
            return Optional.of(Fraction.ZERO);
        }
        Row row = equivalents.get(infusion.substance());
        return row == null
                ? Optional.empty()
                : rate(row.perKilogram(), infusion, weight).map(rate -> rate.times(row.limit()));
    }

    private static List<Optional<Fraction>> rates(
            boolean perKilogram, List<Infusion> lines, @Nullable BigDecimal weight) {
        return lines.stream().map(line -> rate(perKilogram, line, weight)).toList();
    }

    private static Optional<Fraction> rate(boolean perKilogram, Infusion infusion, @Nullable BigDecimal weight) {
        return perKilogram ? InfusionRate.perKilogram(infusion, weight) : InfusionRate.absolute(infusion, weight);
    }

    /** The known parts may reach the limit by themselves; if they do not, an unknown part leaves it open. */
    private static Truth reaches(BigDecimal limit, List<Optional<Fraction>> parts) {
        Fraction known = parts.stream().flatMap(Optional::stream).reduce(Fraction.ZERO, Fraction::plus);
        if (known.atLeast(limit)) {
            return Truth.YES;
        }
        return parts.stream().allMatch(Optional::isPresent) ? Truth.NO : Truth.UNKNOWN;
    }
}

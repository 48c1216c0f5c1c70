// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.table.CsvTable;

/**
 * CTCAE v5.0 grades of laboratory values (docs/clinical/ctcae-5.md#laboratory-values; rows in {@code laboratory.csv}
 * beside this class).
 *
 * <p>A row that cannot be decided, because a limit is missing or the value is only bounded, widens the range. An
 * unknown baseline is taken as normal where the criteria ask for a normal one: that gives the higher grade.
 */
public final class CtcaeLaboratory {
    private final Map<Parameter, List<LabRow>> rows;

    private CtcaeLaboratory(Map<Parameter, List<LabRow>> rows) {
        this.rows = rows;
    }

    /** Reads the table from the class path. */
    public static CtcaeLaboratory load() {
        Map<Parameter, List<LabRow>> rows = new EnumMap<>(Parameter.class);
        for (List<String> cells : CsvTable.beside(CtcaeLaboratory.class, "laboratory.csv")) {
            LabRow row = LabRow.read(cells);
            rows.merge(Parameter.valueOf(cells.get(0)), List.of(row), CtcaeLaboratory::joined);
        }
        return new CtcaeLaboratory(rows);
    }

    /** What can be graded. */
    public Set<Parameter> items() {
        return Set.copyOf(rows.keySet());
    }

    /**
     * The grade of a value, as far as it can be told; grade 4 of QTc needs a rhythm and is never computed.
     *
     * @return empty when the parameter has no grades, or not a single row can be decided
     */
    public Optional<GradeRange> grade(Parameter parameter, LabValue lab) {
        int lowest = 0;
        int highest = 0;
        boolean decided = false;
        for (LabRow row : rows.getOrDefault(parameter, List.of())) {
            Truth holds = row.holds(lab);
            decided |= holds != Truth.UNKNOWN && row.applies(lab) != Truth.NO;
            lowest = holds == Truth.YES ? Math.max(lowest, row.grade()) : lowest;
            highest = holds != Truth.NO ? Math.max(highest, row.grade()) : highest;
        }
        return decided ? Optional.of(new GradeRange(lowest, highest)) : Optional.empty();
    }

    /** The highest grade that a value which is only bounded may have, by limits that are known; 0 where they decide. */
    public int possible(Parameter parameter, LabValue lab) {
        return rows.getOrDefault(parameter, List.of()).stream()
                .filter(row -> row.undecided(lab))
                .mapToInt(LabRow::grade)
                .max()
                .orElse(0);
    }

    /** Whether a grade above the proven one cannot be told because the laboratory sent no limit: never taken for normal. */
    public boolean lacksLimit(Parameter parameter, LabValue lab) {
        int proven = grade(parameter, lab).map(GradeRange::lowest).orElse(0);
        return rows.getOrDefault(parameter, List.of()).stream()
                .anyMatch(row -> row.grade() > proven && row.lacksLimit(lab));
    }

    /** The highest grade above the proven one that cannot be told for want of a limit of the laboratory; 0 where none. */
    public int unlimited(Parameter parameter, LabValue lab) {
        int proven = grade(parameter, lab).map(GradeRange::lowest).orElse(0);
        return rows.getOrDefault(parameter, List.of()).stream()
                .filter(row -> row.grade() > proven && row.lacksLimit(lab))
                .mapToInt(LabRow::grade)
                .max()
                .orElse(0);
    }

    /** Whether a value is above a multiple of its upper limit of normal; unknown without that limit. */
    public static Truth aboveUln(LabValue lab, String multiple) {
        BigDecimal uln = lab.uln();
        return uln == null
                ? Truth.UNKNOWN
                : LabRow.compare(LabRow.Comparison.ABOVE, lab.value(), uln.multiply(new BigDecimal(multiple)));
    }

    private static List<LabRow> joined(List<LabRow> some, List<LabRow> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cytovigil.core.table.CsvTable;
import org.cytovigil.core.table.MarkdownTable;

/**
 * The criteria of a scale as the CSV file beside it has them. The same rows grade (by condition, by score, by truth),
 * explain (in words with their source) and document (as a table of a page).
 */
public final class CriteriaTable {
    private final List<List<String>> cells;
    private final List<CriteriaRow> rows;
    private final Map<String, Map<String, List<CriteriaRow>>> byName = new HashMap<>();

    private CriteriaTable(List<List<String>> cells, List<CriteriaRow> rows) {
        this.cells = cells;
        this.rows = List.copyOf(rows);
        for (CriteriaRow row : rows) {
            byName.computeIfAbsent(row.criterion(), name -> new HashMap<>())
                    .merge(row.condition(), List.of(row), CriteriaTable::joined);
        }
    }

    private static List<CriteriaRow> joined(List<CriteriaRow> some, List<CriteriaRow> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** A table without criteria. */
    public static CriteriaTable empty() {
        return new CriteriaTable(List.of(List.of()), List.of());
    }

    /** The rows in the order of the file. */
    public List<CriteriaRow> rows() {
        return rows;
    }

    /**
     * Reads the table beside a class. It has at least the columns criterion, text and source; condition, grade and
     * missing, above and atMost may be there, and more that are of no concern here.
     *
     * @throws IllegalArgumentException where a column is missing or a cell cannot be read
     */
    public static CriteriaTable read(Class<?> owner, String name) {
        List<List<String>> cells = CsvTable.withHeader(owner, name);
        return new CriteriaTable(cells, new RowReader(name, cells.get(0)).rows(cells));
    }

    /**
     * The row of a condition.
     *
     * @throws IllegalArgumentException where there is none, or more than one
     */
    public CriteriaRow row(String criterion, String condition) {
        List<CriteriaRow> found = byName.getOrDefault(criterion, Map.of()).getOrDefault(condition, List.of());
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " rows of " + criterion + " " + condition);
        }
        return found.get(0);
    }

    /** The row of a criterion that is its own condition. */
    public CriteriaRow row(String criterion) {
        return row(criterion, criterion);
    }

    /** The rows of criteria; all where none is named. */
    public List<CriteriaRow> rowsOf(String... criteria) {
        Set<String> named = Set.of(criteria);
        return rows.stream()
                .filter(row -> named.isEmpty() || named.contains(row.criterion()))
                .toList();
    }

    /**
     * The rows of criteria by conditions that are constants; all rows where no criterion is named.
     *
     * @throws IllegalArgumentException for a condition that is no such constant
     */
    public <E extends Enum<E>> RowsByCondition<E> by(Class<E> conditions, String... criteria) {
        return RowsByCondition.of(conditions, rowsOf(criteria));
    }

    /** The grades of a score from 0 up to its highest, where the conditions are ranges; 0 where no row is for it. */
    public List<Integer> scores(String criterion, int highest) {
        List<CriteriaRow> own = rowsOf(criterion);
        return IntStream.rangeClosed(0, highest)
                .mapToObj(score -> own.stream()
                        .filter(row -> row.covers(BigDecimal.valueOf(score)))
                        .mapToInt(CriteriaRow::fixedGrade)
                        .max()
                        .orElse(0))
                .toList();
    }

    /** The rule of a criterion in words: all its rows that have a grade, in one sentence; empty where it has none. */
    public Optional<String> explanation(String criterion) {
        List<CriteriaRow> graded =
                rowsOf(criterion).stream().filter(row -> row.grade().given()).toList();
        return graded.isEmpty()
                ? Optional.empty()
                : Optional.of(graded.stream()
                        .map(row -> row.text() + " is grade " + row.grade().written())
                        .collect(Collectors.joining("; ")));
    }

    /** Where the rule of a criterion comes from: what its first row with a grade says. */
    public String source(String criterion) {
        return rowsOf(criterion).stream()
                .filter(row -> row.grade().given())
                .map(CriteriaRow::source)
                .findFirst()
                .orElse("");
    }

    /** The table of its page. */
    public String page() {
        return MarkdownTable.of(cells);
    }
}

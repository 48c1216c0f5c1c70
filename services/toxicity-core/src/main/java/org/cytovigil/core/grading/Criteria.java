// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;

/**
 * The criteria of a scale as the table beside it has them: what grades, what explanations cite, what its page shows.
 *
 * @param rows in the order of the table
 */
public record Criteria(List<Row> rows) {
    /**
     * One criterion for one grade.
     *
     * @param criterion published name, for example HYPOTENSION
     * @param condition what must hold; the criterion itself where the table has no such column
     * @param grade a number, a rule key in braces, or empty where the criterion has none of its own
     * @param text in words
     * @param source publication or "site default"
     * @param missing what would be needed to tell, empty where nothing
     */
    public record Row(String criterion, String condition, String grade, String text, String source, String missing) {
        /** Its grade under rules, which may decide it. */
        public int gradeBy(GradingRules rules) {
            return grade.startsWith("{")
                    ? rules.decimal(RuleKey.of(grade.substring(1, grade.length() - 1)))
                            .intValue()
                    : fixedGrade();
        }

        /** Its grade where no rule decides it. */
        public int fixedGrade() {
            return Integer.parseInt(grade);
        }
    }

    /**
     * The row of a condition.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Row row(String criterion, String condition) {
        return rows.stream()
                .filter(row ->
                        row.criterion().equals(criterion) && row.condition().equals(condition))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(criterion + " " + condition));
    }

    /** Copies the list. */
    public Criteria {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table from beside a class. It has at least the columns criterion, text and source; grade, condition and
     * missing may be there.
     */
    public static Criteria read(Class<?> owner, String table) {
        List<List<String>> rows = CsvTable.withHeader(owner, table);
        List<String> header = rows.get(0);
        return new Criteria(rows.stream()
                .skip(1)
                .map(cells -> new Row(
                        cell(header, cells, "criterion", ""),
                        cell(header, cells, "condition", cell(header, cells, "criterion", "")),
                        cell(header, cells, "grade", ""),
                        cell(header, cells, "text", ""),
                        cell(header, cells, "source", ""),
                        cell(header, cells, "missing", "")))
                .toList());
    }

    private static String cell(List<String> header, List<String> cells, String column, String absent) {
        int index = header.indexOf(column);
        return index < 0 ? absent : cells.get(index);
    }
}

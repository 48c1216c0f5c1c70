// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import java.math.BigDecimal;
import java.util.Map;
import org.cytovigil.core.rules.GradingRules;

/**
 * One condition for one grade.
 *
 * @param criterion published name, for example HYPOTENSION
 * @param condition what must hold; the criterion itself where the table has no such column
 * @param grade what it weighs
 * @param text in words
 * @param source publication or "site default"
 * @param missing what would be needed to tell, empty where nothing
 * @param range values for which it holds
 * @param more cells of further columns, by column
 */
public record CriteriaRow(
        String criterion,
        String condition,
        RowGrade grade,
        String text,
        String source,
        String missing,
        Range range,
        Map<String, String> more) {
    /** Copies the map. */
    public CriteriaRow {
        more = Map.copyOf(more);
    }

    /** Its grade under rules, which may decide it. */
    public int gradeBy(GradingRules rules) {
        return grade.by(rules);
    }

    /**
     * Its grade, the same under all rules.
     *
     * @throws IllegalStateException where the table gives none, or a rule decides it
     */
    public int fixedGrade() {
        if (!grade.given() || grade.decidedBy() != null) {
            throw new IllegalStateException(criterion + " " + condition + " has no fixed grade");
        }
        return grade.number();
    }

    /** Whether it is for a value. */
    public boolean covers(BigDecimal value) {
        return range.contains(value);
    }

    /** The cell of a further column, empty where the table has none. */
    public String cell(String column) {
        return more.getOrDefault(column, "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * The grade or the points of a row: a number, a rule that decides it, or none of its own.
 *
 * @param written as the table has it
 * @param number the fixed grade, 0 where there is none
 * @param decidedBy the rule that decides it, absent where none does
 */
public record RowGrade(String written, int number, @Nullable RuleKey decidedBy) {
    /**
     * Reads a cell.
     *
     * @throws IllegalArgumentException for what is neither empty, a number nor a rule key in braces
     */
    static RowGrade read(String cell) {
        if (cell.startsWith("{") && cell.endsWith("}")) {
            return new RowGrade(cell, 0, RuleKey.of(cell.substring(1, cell.length() - 1)));
        }
        return new RowGrade(cell, cell.isEmpty() ? 0 : Integer.parseInt(cell), null);
    }

    /** Whether the row has one. */
    public boolean given() {
        return !written.isEmpty();
    }

    /** The grade under rules. */
    public int by(GradingRules rules) {
        return decidedBy == null ? number : rules.decimal(decidedBy).intValue();
    }
}

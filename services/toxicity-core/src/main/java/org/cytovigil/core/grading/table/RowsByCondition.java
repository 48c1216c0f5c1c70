// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;

/**
 * Rows whose conditions are the constants of a type; what has no row weighs nothing.
 *
 * @param <E> the type
 */
public final class RowsByCondition<E extends Enum<E>> {
    private final Map<E, CriteriaRow> rows;

    private RowsByCondition(Map<E, CriteriaRow> rows) {
        this.rows = rows;
    }

    static <E extends Enum<E>> RowsByCondition<E> of(Class<E> conditions, List<CriteriaRow> rows) {
        Map<E, CriteriaRow> by = new EnumMap<>(conditions);
        for (CriteriaRow row : rows) {
            if (by.put(Enum.valueOf(conditions, row.condition()), row) != null) {
                throw new IllegalArgumentException("several rows of " + row.condition());
            }
        }
        return new RowsByCondition<>(by);
    }

    /** The conditions that have a row. */
    public Set<E> conditions() {
        return rows.keySet();
    }

    /** The grade of a condition, 0 where it has no row. */
    public int grade(E condition) {
        CriteriaRow row = rows.get(condition);
        return row == null ? 0 : row.fixedGrade();
    }

    /** The grade of a condition under rules, 0 where it has no row. */
    public int grade(E condition, GradingRules rules) {
        CriteriaRow row = rows.get(condition);
        return row == null ? 0 : row.gradeBy(rules);
    }

    /** The worst grade under rules of some conditions, 0 where none has a row. */
    public int worst(Iterable<E> conditions, GradingRules rules) {
        int worst = 0;
        for (E condition : conditions) {
            worst = Math.max(worst, grade(condition, rules));
        }
        return worst;
    }

    /** What is proven and what is possible, where each row holds, does not, or cannot be told. */
    public Weighed<E> weigh(Function<E, Judgement> judge) {
        int proven = 0;
        int possible = 0;
        List<E> holding = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (Map.Entry<E, CriteriaRow> row : rows.entrySet()) {
            Judgement judgement = judge.apply(row.getKey());
            if (judgement.holds() == Truth.NO) {
                continue;
            }
            int grade = row.getValue().fixedGrade();
            possible = Math.max(possible, grade);
            if (judgement.holds() == Truth.YES) {
                proven = Math.max(proven, grade);
                holding.add(row.getKey());
            } else {
                missing.add(judgement.missing());
            }
        }
        return new Weighed<>(proven, possible, holding, missing);
    }
}

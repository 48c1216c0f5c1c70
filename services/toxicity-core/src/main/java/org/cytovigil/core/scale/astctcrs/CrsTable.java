// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astctcrs;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.cytovigil.core.grading.Criteria;
import org.cytovigil.core.grading.crs.OrganSign;
import org.cytovigil.core.rules.GradingRules;

/** The grades of {@code astct-crs-2019.csv} beside this class, by what must hold. */
final class CrsTable {
    static final Criteria CRITERIA = Criteria.read(CrsTable.class, "astct-crs-2019.csv");
    static final String FEVER = "FEVER";

    private static final Criteria.Row FEVER_ROW = CRITERIA.row(FEVER, FEVER);
    private static final Map<OrganSign, Criteria.Row> ROWS = rows();

    private CrsTable() {}

    private static Map<OrganSign, Criteria.Row> rows() {
        Map<OrganSign, Criteria.Row> rows = new EnumMap<>(OrganSign.class);
        CRITERIA.rows().stream()
                .filter(row -> !row.equals(FEVER_ROW))
                .forEach(row -> rows.put(OrganSign.valueOf(row.condition()), row));
        return rows;
    }

    static int fever(GradingRules rules) {
        return FEVER_ROW.gradeBy(rules);
    }

    /** The grade of the worst sign, 0 without any. */
    static int grade(Iterable<OrganSign> signs, GradingRules rules) {
        int worst = 0;
        for (OrganSign sign : signs) {
            worst = Math.max(worst, grade(sign, rules));
        }
        return worst;
    }

    static int grade(OrganSign sign, GradingRules rules) {
        return Objects.requireNonNull(ROWS.get(sign), sign.name()).gradeBy(rules);
    }
}

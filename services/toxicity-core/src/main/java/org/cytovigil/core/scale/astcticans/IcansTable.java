// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.grading.table.RowsByCondition;

/**
 * The rows of {@code astct-icans-2019.csv} beside this class, by a word that is charted or by a score; what is not in
 * the table is no neurotoxicity.
 */
final class IcansTable {
    static final CriteriaTable CRITERIA = CriteriaTable.read(IcansTable.class, "astct-icans-2019.csv");
    static final int SEIZURE = seizure("ANY");
    static final int PROLONGED_SEIZURE = seizure("PROLONGED");
    static final int REPEATED_SEIZURE = seizure("REPEATED");
    static final RowsByCondition<Finding.Level> LEVELS = CRITERIA.by(Finding.Level.class, "CONSCIOUSNESS");
    static final RowsByCondition<Finding.Weakness> MOTOR = CRITERIA.by(Finding.Weakness.class, "MOTOR");
    static final RowsByCondition<Finding.OedemaSign> OEDEMA = CRITERIA.by(Finding.OedemaSign.class, "CEREBRAL_OEDEMA");

    private static final Map<Cognition.Tool, List<Integer>> SCORES = Map.of(
            Cognition.Tool.NONE,
            List.of(),
            Cognition.Tool.ICE,
            CRITERIA.scores("ICE", 10),
            Cognition.Tool.CAPD,
            CRITERIA.scores("CAPD", 32));

    private IcansTable() {}

    private static int seizure(String condition) {
        return CRITERIA.row("SEIZURE", condition).fixedGrade();
    }

    static int score(Cognition.Tool tool, int score) {
        List<Integer> grades = SCORES.getOrDefault(tool, List.of());
        return score >= 0 && score < grades.size() ? grades.get(score) : 0;
    }
}

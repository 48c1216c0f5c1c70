// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.grading.Criteria;

/**
 * The grades of {@code astct-icans-2019.csv} beside this class. A condition is a word that is charted, or a range of a
 * score such as {@code 7..9}; what is not in the table is no neurotoxicity.
 */
final class IcansTable {
    static final Criteria CRITERIA = Criteria.read(IcansTable.class, "astct-icans-2019.csv");

    private static final Map<String, Map<String, Integer>> GRADES = grades();
    private static final Map<Cognition.Tool, Map<String, Integer>> SCORES =
            Map.of(Cognition.Tool.NONE, Map.of(), Cognition.Tool.ICE, of("ICE"), Cognition.Tool.CAPD, of("CAPD"));
    static final int SEIZURE = grade("SEIZURE", "ANY");
    static final int PROLONGED_SEIZURE = grade("SEIZURE", "PROLONGED");
    static final int REPEATED_SEIZURE = grade("SEIZURE", "REPEATED");

    private IcansTable() {}

    private static Map<String, Map<String, Integer>> grades() {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        for (Criteria.Row row : CRITERIA.rows()) {
            Map<String, Integer> own = grades.computeIfAbsent(row.criterion(), key -> new HashMap<>());
            String[] range = row.condition().split("\\.\\.", -1);
            if (range.length == 1) {
                own.put(row.condition(), row.fixedGrade());
            } else {
                for (int score = Integer.parseInt(range[0]); score <= Integer.parseInt(range[1]); score++) {
                    own.put(Integer.toString(score), row.fixedGrade());
                }
            }
        }
        return grades;
    }

    private static Map<String, Integer> of(String criterion) {
        return GRADES.getOrDefault(criterion, Map.of());
    }

    private static int grade(String criterion, String condition) {
        return of(criterion).getOrDefault(condition, 0);
    }

    static int score(Cognition.Tool tool, int score) {
        return SCORES.getOrDefault(tool, Map.of()).getOrDefault(Integer.toString(score), 0);
    }

    static int level(Finding.Level level) {
        return grade("CONSCIOUSNESS", level.name());
    }

    static int motor(Finding.Weakness weakness) {
        return grade("MOTOR", weakness.name());
    }

    static int oedema(Finding.OedemaSign sign) {
        return grade("CEREBRAL_OEDEMA", sign.name());
    }
}

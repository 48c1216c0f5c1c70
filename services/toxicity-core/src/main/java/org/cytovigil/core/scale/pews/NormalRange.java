// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.pews;

import java.math.BigDecimal;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;

/** Normal rates of children by age (docs/clinical/early-warning.md#pews). */
record NormalRange(int fromYears, int breathsLow, int breathsHigh, int heartLow, int heartHigh) {
    private static final List<NormalRange> AGES = CsvTable.beside(NormalRange.class, "pews-ages.csv").stream()
            .map(row -> new NormalRange(
                    Integer.parseInt(row.get(0)),
                    Integer.parseInt(row.get(1)),
                    Integer.parseInt(row.get(2)),
                    Integer.parseInt(row.get(3)),
                    Integer.parseInt(row.get(4))))
            .toList();

    static NormalRange of(int years) {
        return AGES.stream()
                .filter(age -> age.fromYears <= years)
                .reduce((younger, older) -> older)
                .orElse(AGES.get(0));
    }

    int heart(BigDecimal rate, GradingRules rules) {
        Limits above = rules.limits(RuleKey.PEWS_HEART);
        boolean slow = rate.compareTo(new BigDecimal(heartLow)) < 0;
        if (slow || beyond(rate, heartHigh, above.at(2))) {
            return Pews.HEART_MOST;
        }
        return beyond(rate, heartHigh, above.at(1)) ? Pews.HEART_SOME : 0;
    }

    int breathing(BigDecimal rate, GradingRules rules) {
        Limits above = rules.limits(RuleKey.PEWS_BREATHS);
        if (rate.add(rules.decimal(RuleKey.PEWS_BREATHS_BELOW)).compareTo(new BigDecimal(breathsLow)) <= 0) {
            return Pews.BREATHING_MOST;
        }
        if (beyond(rate, breathsHigh, above.at(2))) {
            return Pews.BREATHING_MORE;
        }
        return beyond(rate, breathsHigh, above.at(1)) ? Pews.BREATHING_SOME : 0;
    }

    private static boolean beyond(BigDecimal rate, int high, BigDecimal by) {
        return rate.subtract(by).compareTo(new BigDecimal(high)) >= 0;
    }
}

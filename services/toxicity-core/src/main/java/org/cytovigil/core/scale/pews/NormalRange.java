// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.pews;

import java.math.BigDecimal;
import java.util.List;
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

    int heart(BigDecimal rate) {
        boolean slow = rate.compareTo(new BigDecimal(heartLow)) < 0;
        if (slow || rate.compareTo(new BigDecimal(heartHigh + 30)) >= 0) {
            return Pews.HEART_MOST;
        }
        return rate.compareTo(new BigDecimal(heartHigh + 20)) >= 0 ? Pews.HEART_SOME : 0;
    }

    int breathing(BigDecimal rate) {
        if (rate.compareTo(new BigDecimal(breathsLow - 5)) <= 0) {
            return Pews.BREATHING_MOST;
        }
        if (rate.compareTo(new BigDecimal(breathsHigh + 20)) >= 0) {
            return Pews.BREATHING_MORE;
        }
        return rate.compareTo(new BigDecimal(breathsHigh + 10)) >= 0 ? Pews.BREATHING_SOME : 0;
    }
}

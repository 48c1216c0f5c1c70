// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.label;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.core.grading.Criteria;
import org.cytovigil.core.table.CsvTable;

/** The texts of {@code blinatumomab-actions.csv} by code. */
final class LabelTexts {
    private final Map<String, List<String>> rows;

    private LabelTexts(Map<String, List<String>> rows) {
        this.rows = rows;
    }

    static LabelTexts load() {
        return new LabelTexts(CsvTable.beside(LabelTexts.class, "blinatumomab-actions.csv").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row)));
    }

    /** What the label looks at; its actions have no grade of their own. */
    static Criteria criteria() {
        return new Criteria(CsvTable.beside(LabelTexts.class, "blinatumomab-actions.csv").stream()
                .map(row -> new Criteria.Row(row.get(0), row.get(0), "", row.get(1), row.get(5), ""))
                .toList());
    }

    /** Where doses go by weight and it is unknown, the text shows none. */
    LabelAction action(String code, WeightBand weight) {
        List<String> row = rows.get(code);
        if (row == null) {
            throw new IllegalArgumentException("no text for " + code);
        }
        String text = weight == WeightBand.UNKNOWN ? row.get(4) : weight == WeightBand.BELOW_45_KG ? row.get(3) : "";
        return new LabelAction(code, text.isEmpty() ? row.get(2) : text, row.get(5));
    }
}

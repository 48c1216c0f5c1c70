// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;

/** The rows of {@code blinatumomab-actions.csv} beside this class: what the label looks at and what it then asks for. */
final class LabelTexts {
    /** Its actions have no grade of their own. */
    static final CriteriaTable CRITERIA = CriteriaTable.read(LabelTexts.class, "blinatumomab-actions.csv");

    private LabelTexts() {}

    /** Where doses go by weight and it is unknown, the text shows none. */
    static LabelAction action(String code, WeightBand weight) {
        CriteriaRow row = CRITERIA.row(code);
        String text = switch (weight) {
            case UNKNOWN -> row.cell("weightUnknown");
            case BELOW_45_KG -> row.cell("below45kg");
            default -> "";
        };
        return new LabelAction(code, text.isEmpty() ? row.cell("from45kg") : text, row.source());
    }
}

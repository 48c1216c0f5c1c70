// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.util.Optional;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;

/** The rows of {@code blinatumomab-actions.csv} beside this class: what the label looks at and what it then asks for. */
final class LabelTexts {
    /** Its actions have no grade of their own. */
    static final CriteriaTable CRITERIA = CriteriaTable.read(LabelTexts.class, "blinatumomab-actions.csv");

    private LabelTexts() {}

    /** What the label asks for by a criterion; empty for one that only says why. */
    static Optional<LabelAction> asked(String criterion, WeightBand weight) {
        return CRITERIA.rowsOf(criterion).isEmpty() ? Optional.empty() : Optional.of(action(criterion, weight));
    }

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

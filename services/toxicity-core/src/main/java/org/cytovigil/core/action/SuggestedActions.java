// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.table.CsvTable;

/**
 * What guidelines suggest to consider at a grade (docs/clinical/suggested-actions.md; rows in
 * {@code suggested-actions.csv} beside this class). No dose is shown without a weight of the last days, and where
 * something is left out the reason is shown.
 */
public final class SuggestedActions {
    private static final String BY_WEIGHT = "BY_WEIGHT";
    private static final BigDecimal CHILD_MG_PER_KG = new BigDecimal("0.5");
    private static final BigDecimal CHILD_MOST_MG = BigDecimal.TEN;

    private final List<ActionRow> rows;
    private final TocilizumabDosing tocilizumab;

    private SuggestedActions(List<ActionRow> rows, TocilizumabDosing tocilizumab) {
        this.rows = rows;
        this.tocilizumab = tocilizumab;
    }

    /** Reads the tables from the class path. */
    public static SuggestedActions load() {
        return new SuggestedActions(
                CsvTable.beside(SuggestedActions.class, "suggested-actions.csv").stream()
                        .map(ActionRow::read)
                        .sorted(Comparator.comparing(ActionRow::topic))
                        .toList(),
                TocilizumabDosing.load());
    }

    /**
     * Suggestions for an ASTCT grade, in the order place, drugs, escalation.
     *
     * @param grade 0 to 4; at 0 only what follows a steroid taper is left
     */
    public List<Suggestion> of(GradingRules rules, Toxicity toxicity, int grade, ActionContext context) {
        return rows.stream()
                .filter(row -> row.isFor(context) && holds(rules, row, toxicity, grade, context))
                .map(row -> suggestion(rules, row, context))
                .toList();
    }

    private static boolean holds(
            GradingRules rules, ActionRow row, Toxicity toxicity, int grade, ActionContext context) {
        return switch (row.situation()) {
            case "BOTH" -> grade >= row.grade() && context.otherToxicity();
            case "OUTPATIENT" -> grade >= row.grade() && context.outpatient();
            case "TAPER" -> toxicity == Toxicity.ICANS && context.watchTaper(rules);
            case "BLINATUMOMAB" -> grade >= row.grade() && context.product() == Product.BLINATUMOMAB;
            default -> row.situation().equals(toxicity.name()) && row.grade() == grade;
        };
    }

    private Suggestion suggestion(GradingRules rules, ActionRow row, ActionContext context) {
        if (row.dose().isEmpty()) {
            return row.suggestion(row.text(), "");
        }
        if (row.dose().equals(BY_WEIGHT)) {
            return tocilizumab(rules, row, context);
        }
        Weight weight = context.weight();
        String objection = Weight.objection(weight, context.now(), rules);
        return weight == null || !objection.isEmpty()
                ? row.suggestion(row.text(), "no dose shown: " + objection)
                : row.suggestion(row.text() + ": " + dose(row, weight.kilograms()), "");
    }

    private Suggestion tocilizumab(GradingRules rules, ActionRow row, ActionContext context) {
        TocilizumabDose dose = tocilizumab.consider(rules, context.weight(), context.tocilizumab(), context.now());
        BigDecimal milligrams = dose.milligrams();
        return milligrams == null
                ? row.suggestion(row.text(), dose.reason())
                : row.suggestion(row.text() + ": " + plain(milligrams) + " mg (" + dose.reason() + ")", "");
    }

    private static String dose(ActionRow row, BigDecimal kilograms) {
        boolean byWeight =
                row.code().equals("DEXAMETHASONE") && row.population().equals("CHILD");
        return byWeight
                ? row.dose() + ", " + plain(kilograms.multiply(CHILD_MG_PER_KG).min(CHILD_MOST_MG)) + " mg for "
                        + plain(kilograms) + " kg"
                : row.dose();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

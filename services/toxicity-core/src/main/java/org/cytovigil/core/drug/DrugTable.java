// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;
import org.jspecify.annotations.Nullable;

/** The drugs that grading knows, read from {@code drugs.csv} beside this class. */
public final class DrugTable {
    /**
     * A drug that grading knows.
     *
     * @param substance one name for all its synonyms, so that two lines of one drug count once
     * @param maskingRule how long one dose can hide a fever; null for drugs that cannot
     */
    public record Drug(
            String substance, DrugRole role, @Nullable RuleKey maskingRule) {
        /** How long one dose can hide a fever by default; zero for drugs that cannot. */
        public Duration masking() {
            return maskingRule == null ? Duration.ZERO : Duration.parse(maskingRule.fallback());
        }

        /** How long one dose can hide a fever under the rules in force; zero for drugs that cannot. */
        public Duration masking(GradingRules rules) {
            return maskingRule == null ? Duration.ZERO : rules.duration(maskingRule);
        }
    }

    private final Map<String, Drug> drugs;

    private DrugTable(Map<String, Drug> drugs) {
        this.drugs = Map.copyOf(drugs);
    }

    /** The table that comes with the product, read once. */
    public static DrugTable standard() {
        return Standard.TABLE;
    }

    private static final class Standard {
        private static final DrugTable TABLE = load();
    }

    /** Reads the table from the class path. */
    public static DrugTable load() {
        Map<String, Drug> table = new HashMap<>();
        for (List<String> cells : CsvTable.beside(DrugTable.class, "drugs.csv")) {
            RuleKey masking = cells.get(3).isEmpty() ? null : RuleKey.of(cells.get(3));
            table.put(cells.get(0), new Drug(cells.get(1), DrugRole.valueOf(cells.get(2)), masking));
        }
        return new DrugTable(table);
    }

    /** What the drug means for grading, if anything. */
    public Optional<Drug> find(String name) {
        return Optional.ofNullable(drugs.get(name));
    }
}

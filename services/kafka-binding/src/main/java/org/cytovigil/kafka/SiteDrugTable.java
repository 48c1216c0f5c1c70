// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** The drugs that every service knows: those of the product, with the rows of the site. */
public final class SiteDrugTable {
    private SiteDrugTable() {}

    /** Reads the rows; one that cannot be used stops the start. */
    public static DrugTable from(Settings settings) {
        try {
            return DrugTable.with(GradingRules.drugs(settings.grading().get(GradingRules.DRUGS)));
        } catch (IllegalArgumentException unusable) {
            throw new SettingsException(String.valueOf(unusable.getMessage()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Timeline;
import org.cytovigil.core.rules.GradingRules;

/**
 * Immune effector cell-associated neurotoxicity syndrome by the ASTCT consensus: Lee DW et al., Biol Blood Marrow
 * Transplant 2019;25(4):625-638, tables 4 to 7. The worst domain sets the grade; fever is not needed.
 */
public final class AstctIcans implements GradingSystem {
    /** Stable id of the scale. */
    public static final String ID = "astct-icans-2019";

    private final DrugTable drugs = DrugTable.load();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean reads(Fact fact) {
        return !(fact instanceof Measured) && !(fact instanceof OxygenSupport);
    }

    @Override
    public Timeline timeline(Chart chart, Instant until, GradingRules rules) {
        IcansSignals signals = IcansSignals.of(chart, rules, drugs);
        if (signals.begins().isAfter(until)) {
            return new Timeline(List.of(), signals.begins());
        }
        return new IcansWalk(signals, rules).walk(until);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Timeline;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;

/**
 * Cytokine release syndrome by the ASTCT consensus: Lee DW et al., Biol Blood Marrow Transplant 2019;25(4):625-638,
 * table 2. Fever of at least 38.0 Cel opens the gate; the more severe of hypotension and hypoxia sets the grade.
 */
public final class AstctCrs implements GradingSystem {
    /** Stable id of the scale. */
    public static final String ID = "astct-crs-2019";

    private static final Set<Parameter> INPUTS = EnumSet.of(
            Parameter.TEMPERATURE,
            Parameter.SYSTOLIC_BP,
            Parameter.DIASTOLIC_BP,
            Parameter.MEAN_BP,
            Parameter.SPO2,
            Parameter.FIO2);

    private final DrugTable drugs = DrugTable.load();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean reads(Fact fact) {
        return !(fact instanceof NeuroFinding)
                && !(fact instanceof Measured measured && !INPUTS.contains(measured.parameter()));
    }

    @Override
    public Timeline timeline(Chart chart, Instant until, GradingRules rules) {
        CrsSignals signals = CrsSignals.of(chart, until, rules, drugs);
        if (signals.begins().isAfter(until)) {
            return new Timeline(List.of(), signals.begins());
        }
        return new CrsWalk(signals, rules).walk(until);
    }
}

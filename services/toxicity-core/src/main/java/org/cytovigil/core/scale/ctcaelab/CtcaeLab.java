// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.ctcaelab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.CtcaeWeights;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The worst CTCAE v5.0 grade of the laboratory values that were measured (docs/clinical/ctcae-5.md#laboratory-values):
 * what the labels share. A value holds until the next one.
 */
public final class CtcaeLab extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "ctcae-lab-5";

    private static final String URGENT = "QTC_URGENT";
    private static final CriteriaTable CRITERIA = CriteriaTable.read(CtcaeLab.class, "ctcae-lab-5.csv");
    private static final CriteriaRow URGENT_QTC = CRITERIA.row(URGENT);
    private static final List<Parameter> ITEMS = CRITERIA.rows().stream()
            .filter(row -> !row.criterion().equals(URGENT))
            .map(row -> Parameter.valueOf(row.criterion()))
            .toList();

    /** The scale. */
    public CtcaeLab() {
        super(new Card(
                ID, "laboratory", CRITERIA, AlertProfile.standard().paging(4, 4).urgentOn(URGENT), signalsRead()));
    }

    private static List<Signal<?>> signalsRead() {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(ITEMS.toArray(Parameter[]::new)));
        signals.addAll(Findings.signals(FindingKind.PANCREATITIS));
        return signals;
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        Laboratory lab = new Laboratory(moment, Set.of());
        if (!lab.any(ITEMS.toArray(Parameter[]::new))) {
            return null;
        }
        CtcaeWeights weights = new CtcaeWeights(lab, new Findings(moment).has(FindingKind.PANCREATITIS));
        Tally tally = new Tally();
        ITEMS.forEach(item -> weights.weigh(tally, item));
        Result qtc = lab.newest(Parameter.QTCF);
        if (qtc != null && qtc.above(moment.rules().decimal(RuleKey.QTC_PAGE)) == Truth.YES) {
            tally.holds(URGENT_QTC, List.of(qtc.id()));
        }
        return tally.assessment();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.CountSignal;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * Endothelial activation and stress index: LDH times a second value over platelets (docs/clinical/indices.md#easix). The
 * second is creatinine, or CRP in mg/dL for the modified index.
 */
public final class Easix extends TimedScale {
    private static final CriteriaTable CRITERIA = CriteriaTable.read(Easix.class, "easix.csv");
    private static final CriteriaTable MODIFIED = CriteriaTable.read(Easix.class, "m-easix.csv");
    private static final int PLACES = 6;

    private final Parameter second;
    private final int tenths;

    private Easix(String id, String name, CriteriaTable criteria, Parameter second, int tenths) {
        super(new Card(id, name, criteria, AlertProfile.SILENT, signalsRead(second)));
        this.second = second;
        this.tenths = tenths;
    }

    /** With creatinine. */
    public static Easix plain() {
        return new Easix("easix", "EASIX", CRITERIA, Parameter.CREATININE, 0);
    }

    /** With CRP, which the laboratory tells in mg/L and the index wants in mg/dL. */
    public static Easix modified() {
        return new Easix("m-easix", "m-EASIX", MODIFIED, Parameter.CRP, 1);
    }

    private static List<Signal<?>> signalsRead(Parameter second) {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(Parameter.LDH, second, Parameter.PLATELETS));
        signals.addAll(Findings.signals(FindingKind.TRANSFUSION_PLATELETS));
        return signals;
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        boolean given = moment.states()
                .get(TherapySignal.INSTANCE)
                .of(CountSignal.CELLS)
                .givenBy(moment.at());
        Laboratory lab = new Laboratory(moment, java.util.Set.of());
        if (!given || !lab.any(Parameter.LDH, second, Parameter.PLATELETS)) {
            return null;
        }
        Recent recent = new Recent(moment, timers);
        BigDecimal ldh = recent.soundValue(Parameter.LDH);
        BigDecimal other = recent.value(second).movePointLeft(tenths);
        BigDecimal platelets = recent.value(Parameter.PLATELETS);
        if (platelets.signum() == 0) {
            recent.lacks(Parameter.PLATELETS.name());
            return recent.assessment("INDEX", null);
        }
        return recent.assessment(
                "INDEX", new Index(ldh.multiply(other).divide(platelets, PLACES, RoundingMode.HALF_UP), null));
    }
}

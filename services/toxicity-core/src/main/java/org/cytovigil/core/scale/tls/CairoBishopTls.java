// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tls;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * Tumour lysis syndrome after Cairo and Bishop 2004 (docs/clinical/tls.md#cairo-bishop): at least two analytes beyond
 * their limits or changed by a quarter at any time near a start or step of therapy; graded by the kidney.
 */
public final class CairoBishopTls extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "tls-cairo-bishop-2004";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(CairoBishopTls.class, "tls-cairo-bishop-2004.csv");
    private static final int LABORATORY = CRITERIA.row("URATE", "WITH_ANOTHER").fixedGrade();
    private static final CriteriaRow GRADE_2 = CRITERIA.row("CREATININE", "GRADE_2");
    private static final CriteriaRow GRADE_3 = CRITERIA.row("CREATININE", "GRADE_3");
    private static final CriteriaRow GRADE_4 = CRITERIA.row("CREATININE", "GRADE_4");
    private static final int ENOUGH = 2;

    /** The scale. */
    public CairoBishopTls() {
        super(new Card(
                ID,
                "TLS (Cairo-Bishop)",
                CRITERIA,
                AlertProfile.standard().paging(GRADE_2.fixedGrade(), GRADE_4.fixedGrade()),
                TlsSignals.all()));
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        TlsWindow window = TlsWindow.of(moment, timers);
        Laboratory lab = new Laboratory(moment, Set.of());
        if (!window.begun() || !lab.any(TlsSignals.BEARING)) {
            return null;
        }
        Tally tally = new Tally();
        if (!window.open()) {
            return tally.assessment();
        }
        Analytes analytes = Analytes.of(moment, analyte -> lab.since(analyte, window.from()), true);
        long beyond = analytes.count(Truth.YES);
        boolean proven = beyond >= ENOUGH;
        analytes.into(tally, proven ? LABORATORY : 0);
        if (proven) {
            kidney(moment, lab, tally);
        } else if (beyond + analytes.count(Truth.UNKNOWN) >= ENOUGH) {
            Tally would = new Tally();
            kidney(moment, lab, would);
            Assessment most = would.assessment();
            tally.may(
                    Math.max(LABORATORY, most.upper()),
                    Stream.concat(Stream.of(analytes.unknown()), most.missing().stream())
                            .toArray(String[]::new));
        }
        return tally.assessment();
    }

    private static void kidney(Moment moment, Laboratory lab, Tally tally) {
        Result creatinine = lab.newest(Parameter.CREATININE);
        if (creatinine == null) {
            tally.may(GRADE_4.fixedGrade(), GRADE_4.missing());
            return;
        }
        weigh(creatinine, moment.rules().decimal(RuleKey.TLS_CREATININE), GRADE_2, tally);
        weigh(creatinine, moment.rules().decimal(RuleKey.TLS_CREATININE_3), GRADE_3, tally);
        weigh(creatinine, moment.rules().decimal(RuleKey.TLS_CREATININE_4), GRADE_4, tally);
    }

    private static void weigh(Result creatinine, BigDecimal multiple, CriteriaRow row, Tally tally) {
        tally.weigh(row, creatinine.aboveUln(multiple), List.of(creatinine.id()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tls;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.finding.SeizureSignal;
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
 * Tumour lysis syndrome after Howard 2011 (docs/clinical/tls.md#criteria): at least two analytes beyond their limits
 * within 24 h, near a start or step of therapy; clinical with a kidney, heart or brain that suffers.
 */
public final class HowardTls extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "tls-howard-2011";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(HowardTls.class, "tls-howard-2011.csv");
    private static final int LABORATORY = CRITERIA.row("URATE", "WITH_ANOTHER").fixedGrade();
    private static final CriteriaRow CREATININE = CRITERIA.row("CREATININE");
    private static final CriteriaRow ARRHYTHMIA = CRITERIA.row("ARRHYTHMIA");
    private static final CriteriaRow SEIZURE = CRITERIA.row("SEIZURE");
    private static final CriteriaRow DIALYSIS = CRITERIA.row("DIALYSIS");
    private static final int ENOUGH = 2;

    /** The scale. */
    public HowardTls() {
        super(new Card(
                        ID,
                        "TLS",
                        CRITERIA,
                        AlertProfile.standard().paging(CREATININE.fixedGrade(), DIALYSIS.fixedGrade()),
                        TlsSignals.all())
                .suggesting(new TherapySuggestions(ID)));
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
        Duration within = moment.rules().duration(RuleKey.TLS_WINDOW);
        Analytes analytes = Analytes.of(
                moment,
                analyte -> lab.within(analyte, within).stream()
                        .filter(result -> !result.at().isBefore(window.from()))
                        .toList(),
                false);
        Analytes.ALL.forEach(analyte -> lab.within(analyte, within)
                .forEach(result -> timers.at(result.at().plus(within))));
        long beyond = analytes.count(Truth.YES);
        boolean proven = beyond >= ENOUGH;
        analytes.into(tally, proven ? LABORATORY : 0);
        if (proven) {
            clinical(moment, window, tally);
        } else if (beyond + analytes.count(Truth.UNKNOWN) >= ENOUGH) {
            may(moment, window, analytes, tally);
        }
        return tally.assessment();
    }

    private static void clinical(Moment moment, TlsWindow window, Tally tally) {
        Result creatinine = new Laboratory(moment, Set.of()).newest(Parameter.CREATININE);
        tally.weigh(CREATININE, kidney(moment, creatinine), creatinine == null ? List.of() : List.of(creatinine.id()));
        Seen arrhythmia = since(moment, FindingKind.ARRHYTHMIA, window.from());
        if (arrhythmia != null) {
            tally.holds(ARRHYTHMIA, List.of(arrhythmia.id()));
        }
        if (seizure(moment, window)) {
            tally.holds(SEIZURE, List.of());
        }
        Seen dialysis = since(moment, FindingKind.DIALYSIS, window.from());
        if (dialysis != null) {
            tally.holds(DIALYSIS, List.of(dialysis.id()));
        }
    }

    /** What it would be if the analytes that are not known were beyond their limits. */
    private static void may(Moment moment, TlsWindow window, Analytes analytes, Tally tally) {
        Tally clinical = new Tally();
        clinical(moment, window, clinical);
        Assessment would = clinical.assessment();
        String[] missing = Stream.concat(Stream.of(analytes.unknown()), would.missing().stream())
                .toArray(String[]::new);
        tally.may(Math.max(LABORATORY, would.upper()), missing);
    }

    private static Truth kidney(Moment moment, @Nullable Result creatinine) {
        if (creatinine == null) {
            return Truth.UNKNOWN;
        }
        BigDecimal baseline = new Laboratory(moment, Set.of()).baseline(Parameter.CREATININE);
        BigDecimal risen = baseline == null ? null : baseline.add(moment.rules().decimal(RuleKey.TLS_CREATININE_RISE));
        return creatinine
                .atLeastUln(moment.rules().decimal(RuleKey.TLS_CREATININE))
                .or(creatinine.atLeast(risen));
    }

    private static @Nullable Seen since(Moment moment, FindingKind kind, Instant from) {
        Seen seen = new Findings(moment).present(kind);
        return seen == null || seen.at().isBefore(from) ? null : seen;
    }

    private static boolean seizure(Moment moment, TlsWindow window) {
        Instant last = moment.states().get(SeizureSignal.INSTANCE).at(moment.at());
        return !last.isBefore(window.from());
    }
}

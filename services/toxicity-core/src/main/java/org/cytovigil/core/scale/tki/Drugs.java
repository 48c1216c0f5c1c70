// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tki;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Permanent;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.laboratory.CtcaeWeights;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/** The rows of each drug. */
record Drugs(Moment moment, Laboratory lab, Findings findings, Tally tally) {
    private static final int WORST = 4;
    private static final int WORST_QTC = 3;
    private static final CriteriaRow POTASSIUM_LOW = TkiLabel.CRITERIA.row("POTASSIUM_LOW");
    private static final CriteriaRow QTC_AGAIN_DISCONTINUE = TkiLabel.CRITERIA.row("QTC_AGAIN_DISCONTINUE");
    private static final CriteriaRow QTC_HOLD = TkiLabel.CRITERIA.row("QTC_HOLD");
    private static final CriteriaRow EFFUSION_HOLD = TkiLabel.CRITERIA.row("EFFUSION_HOLD");
    private static final CriteriaRow CYTOPENIA_HOLD = TkiLabel.CRITERIA.row("CYTOPENIA_HOLD");
    private static final CriteriaRow PULMONARY_HYPERTENSION_DISCONTINUE =
            TkiLabel.CRITERIA.row("PULMONARY_HYPERTENSION_DISCONTINUE");
    private static final CriteriaRow OCCLUSION_HOLD = TkiLabel.CRITERIA.row("OCCLUSION_HOLD");
    private static final CriteriaRow TRANSAMINASES_HOLD = TkiLabel.CRITERIA.row("TRANSAMINASES_HOLD");
    private static final CriteriaRow LIPASE_HOLD = TkiLabel.CRITERIA.row("LIPASE_HOLD");
    private static final CriteriaRow OCCLUSION_DISCONTINUE = TkiLabel.CRITERIA.row("OCCLUSION_DISCONTINUE");
    private static final CriteriaRow LIVER_DISCONTINUE = TkiLabel.CRITERIA.row("LIVER_DISCONTINUE");
    private static final CriteriaRow LIVER_HOLD = TkiLabel.CRITERIA.row("LIVER_HOLD");

    TkiMemory judge(Product product, TkiMemory before, TkiMemory next, Timers timers) {
        CtcaeWeights weights = new CtcaeWeights(lab, findings.has(FindingKind.PANCREATITIS));
        weights.need(tally, Parameter.QTCF, WORST_QTC);
        return switch (product) {
            case NILOTINIB -> nilotinib(before, next, timers);
            case DASATINIB -> dasatinib(weights, next);
            case PONATINIB -> ponatinib(weights, next);
            case IMATINIB -> imatinib(weights, before, next);
            default -> next;
        };
    }

    /** The drug that a reason to discontinue is about. */
    static Product discontinuedBy(String reason) {
        return reason.equals(QTC_AGAIN_DISCONTINUE.criterion())
                ? Product.NILOTINIB
                : reason.equals(PULMONARY_HYPERTENSION_DISCONTINUE.criterion()) ? Product.DASATINIB : Product.PONATINIB;
    }

    private BigDecimal rule(RuleKey key) {
        return moment.rules().decimal(key);
    }

    /** Held from above 480 ms until below 450 ms and near the baseline; reduced where it is not back in two weeks. */
    private TkiMemory nilotinib(TkiMemory before, TkiMemory next, Timers timers) {
        Result potassium = lab.newest(Parameter.POTASSIUM);
        if (potassium != null && potassium.lln() != null && potassium.below(potassium.lln()) == Truth.YES) {
            tally.holds(POTASSIUM_LOW, List.of(potassium.id())).flag(Flag.CORRECT_ELECTROLYTES);
        }
        Result qtc = lab.newest(Parameter.QTCF);
        if (qtc == null) {
            return next;
        }
        boolean isLong = qtc.above(rule(RuleKey.TKI_QTC)) == Truth.YES;
        boolean held = !before.longQt().equals(Instant.MAX);
        if (isLong && before.reduced()) {
            return new TkiMemory(
                    Instant.MAX,
                    true,
                    next.liver(),
                    next.permanent().with(true, QTC_AGAIN_DISCONTINUE, List.of(qtc.id())),
                    Instant.MAX);
        }
        if (!isLong && (!held || back(qtc))) {
            tally.flagIf(before.reduced(), Flag.REDUCE);
            return next;
        }
        Instant since = held ? before.longQt() : moment.at();
        Instant waited = since.plus(moment.rules().duration(RuleKey.TKI_QTC_WAIT));
        timers.at(waited);
        tally.holds(QTC_HOLD, List.of(qtc.id()));
        boolean reduces = !isLong && !moment.at().isBefore(waited);
        tally.flag(reduces ? Flag.REDUCE : Flag.HOLD);
        return new TkiMemory(
                reduces ? Instant.MAX : since,
                reduces || before.reduced(),
                next.liver(),
                next.permanent(),
                Instant.MAX);
    }

    private boolean back(Result qtc) {
        BigDecimal baseline = lab.baseline(Parameter.QTCF);
        boolean near = baseline == null || qtc.atMost(baseline.add(rule(RuleKey.TKI_QTC_NEAR))) == Truth.YES;
        return near && qtc.below(rule(RuleKey.TKI_QTC_RESUME)) == Truth.YES;
    }

    private TkiMemory dasatinib(CtcaeWeights weights, TkiMemory next) {
        weights.need(tally, Parameter.ANC, WORST);
        weights.need(tally, Parameter.PLATELETS, WORST);
        int effusion = graded(FindingKind.PLEURAL_EFFUSION);
        if (effusion >= 2) {
            hold(EFFUSION_HOLD, id(FindingKind.PLEURAL_EFFUSION));
        }
        Result anc = lab.newest(Parameter.ANC);
        Result platelets = lab.newest(Parameter.PLATELETS);
        if (below(anc, rule(RuleKey.TKI_ANC)) || below(platelets, rule(RuleKey.TKI_PLATELETS))) {
            hold(CYTOPENIA_HOLD, List.of());
        }
        graded(FindingKind.PULMONARY_HYPERTENSION);
        return ends(
                next,
                findings.has(FindingKind.PULMONARY_HYPERTENSION),
                PULMONARY_HYPERTENSION_DISCONTINUE,
                id(FindingKind.PULMONARY_HYPERTENSION));
    }

    private TkiMemory ponatinib(CtcaeWeights weights, TkiMemory next) {
        List.of(Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL, Parameter.LIPASE)
                .forEach(parameter -> weights.need(tally, parameter, WORST));
        int occlusion = graded(FindingKind.ARTERIAL_OCCLUSION);
        if (occlusion == 1 || occlusion == 2) {
            hold(OCCLUSION_HOLD, id(FindingKind.ARTERIAL_OCCLUSION));
            tally.flagIf(occlusion == 2, Flag.REDUCE);
        }
        BigDecimal multiple = rule(RuleKey.TKI_PONATINIB_TRANSAMINASES);
        boolean liver = above(lab.newest(Parameter.ALT), multiple) || above(lab.newest(Parameter.AST), multiple);
        Result phosphatase = lab.newest(Parameter.ALP);
        boolean low = phosphatase != null && phosphatase.atLeastUln(rule(RuleKey.TKI_PONATINIB_ALP)) == Truth.NO;
        boolean both =
                liver && low && above(lab.newest(Parameter.BILIRUBIN_TOTAL), rule(RuleKey.TKI_PONATINIB_BILIRUBIN));
        if (liver && !both) {
            hold(TRANSAMINASES_HOLD, List.of());
        }
        Seen pancreas = findings.present(FindingKind.PANCREATITIS);
        if (pancreas != null && above(lab.newest(Parameter.LIPASE), rule(RuleKey.TKI_PONATINIB_LIPASE))) {
            hold(LIPASE_HOLD, List.of(pancreas.id()));
        }
        TkiMemory after = ends(next, occlusion >= 3, OCCLUSION_DISCONTINUE, id(FindingKind.ARTERIAL_OCCLUSION));
        return ends(after, both, LIVER_DISCONTINUE, List.of());
    }

    private TkiMemory imatinib(CtcaeWeights weights, TkiMemory before, TkiMemory next) {
        List.of(Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL)
                .forEach(parameter -> weights.need(tally, parameter, WORST));
        Result bilirubin = lab.newest(Parameter.BILIRUBIN_TOTAL);
        Result alt = lab.newest(Parameter.ALT);
        Result ast = lab.newest(Parameter.AST);
        BigDecimal multiple = rule(RuleKey.TKI_IMATINIB_TRANSAMINASES);
        boolean high =
                above(bilirubin, rule(RuleKey.TKI_IMATINIB_BILIRUBIN)) || above(alt, multiple) || above(ast, multiple);
        boolean stays = before.liver()
                && !(notFrom(bilirubin, rule(RuleKey.TKI_IMATINIB_BILIRUBIN_RESUME))
                        && notFrom(alt, rule(RuleKey.TKI_IMATINIB_TRANSAMINASES_RESUME))
                        && notFrom(ast, rule(RuleKey.TKI_IMATINIB_TRANSAMINASES_RESUME)));
        if (high || stays) {
            hold(LIVER_HOLD, List.of());
        }
        return new TkiMemory(next.longQt(), next.reduced(), high || stays, next.permanent(), Instant.MAX);
    }

    private void hold(CriteriaRow reason, List<String> evidence) {
        tally.holds(reason, evidence).flag(Flag.HOLD);
    }

    private static TkiMemory ends(TkiMemory next, boolean holds, CriteriaRow reason, List<String> evidence) {
        Permanent permanent = next.permanent().with(holds, reason, evidence);
        return new TkiMemory(next.longQt(), next.reduced(), next.liver(), permanent, Instant.MAX);
    }

    /** Adds a finding as a clinician graded it; one that nobody graded is at least 1. */
    private int graded(FindingKind kind) {
        Seen seen = findings.present(kind);
        if (seen == null) {
            return 0;
        }
        Integer told = seen.grade();
        int grade = told == null ? 1 : Math.min(told, WORST);
        tally.holds(kind.name(), grade, List.of(seen.id()));
        if (told == null) {
            tally.may(WORST, kind.name());
        }
        return grade;
    }

    private List<String> id(FindingKind kind) {
        Seen seen = findings.present(kind);
        return seen == null ? List.of() : List.of(seen.id());
    }

    private static boolean above(@Nullable Result result, BigDecimal multiple) {
        return result != null && result.aboveUln(multiple) == Truth.YES;
    }

    private static boolean below(@Nullable Result result, BigDecimal limit) {
        return result != null && result.below(limit) == Truth.YES;
    }

    /** Below a multiple, or never measured: what was never high need not come back. */
    private static boolean notFrom(@Nullable Result result, BigDecimal multiple) {
        return result == null || result.atLeastUln(multiple) == Truth.NO;
    }
}

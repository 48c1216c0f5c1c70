// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.asparaginase;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Permanent;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.laboratory.CtcaeWeights;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * The toxicities of asparaginase at an instant.
 *
 * @param before what held the dose so far: it holds until it is back
 */
record Toxicities(Moment moment, Laboratory lab, Findings findings, Set<String> before) {
    private static final String PANCREAS =
            AsparaginaseLabel.CRITERIA.row("PANCREATITIS_HOLD").criterion();
    private static final String LIVER =
            AsparaginaseLabel.CRITERIA.row("BILIRUBIN_HOLD").criterion();
    private static final String CLOT =
            AsparaginaseLabel.CRITERIA.row("THROMBOSIS_HOLD").criterion();
    private static final String BLOOD =
            AsparaginaseLabel.CRITERIA.row("BLEEDING_HOLD").criterion();
    private static final CriteriaRow HYPERSENSITIVITY_DISCONTINUE =
            AsparaginaseLabel.CRITERIA.row("HYPERSENSITIVITY_DISCONTINUE");
    private static final CriteriaRow PANCREATITIS_DISCONTINUE =
            AsparaginaseLabel.CRITERIA.row("PANCREATITIS_DISCONTINUE");
    private static final CriteriaRow THROMBOSIS_DISCONTINUE = AsparaginaseLabel.CRITERIA.row("THROMBOSIS_DISCONTINUE");
    private static final CriteriaRow BILIRUBIN_DISCONTINUE = AsparaginaseLabel.CRITERIA.row("BILIRUBIN_DISCONTINUE");
    private static final int WORST = 4;

    static Toxicities of(Moment moment, Set<Product> product, Set<String> before) {
        return new Toxicities(moment, new Laboratory(moment, product), new Findings(moment), before);
    }

    /** Grades them. */
    void into(Tally tally) {
        CtcaeWeights weights = new CtcaeWeights(lab, findings.has(FindingKind.PANCREATITIS));
        weights.need(tally, Parameter.LIPASE, WORST);
        weights.need(tally, Parameter.AMYLASE, WORST);
        weights.need(tally, Parameter.BILIRUBIN_TOTAL, WORST);
        for (FindingKind kind : List.of(
                FindingKind.HYPERSENSITIVITY, FindingKind.PANCREATITIS, FindingKind.THROMBOSIS, FindingKind.BLEEDING)) {
            Seen seen = findings.present(kind);
            if (seen == null) {
                continue;
            }
            Integer grade = seen.grade();
            tally.holds(kind.name(), grade == null ? 1 : Math.min(grade, WORST), List.of(seen.id()));
            if (grade == null) {
                tally.may(WORST, kind.name());
            }
        }
        holding().forEach(reason -> tally.holds(reason, 0, List.of()));
    }

    /** What holds the dose. */
    Set<String> holding() {
        Set<String> holding = new TreeSet<>();
        if (pancreas()) {
            holding.add(PANCREAS);
        }
        if (liver()) {
            holding.add(LIVER);
        }
        if (graded(FindingKind.THROMBOSIS, 1, 3)) {
            holding.add(CLOT);
        }
        if (graded(FindingKind.BLEEDING, 3, WORST)) {
            holding.add(BLOOD);
        }
        return holding;
    }

    /** Held by lipase or amylase above twice the limit, or symptoms, until both are back and it does not hurt. */
    private boolean pancreas() {
        boolean symptoms = findings.has(FindingKind.PANCREATITIS);
        Result lipase = lab.newest(Parameter.LIPASE);
        Result amylase = lab.newest(Parameter.AMYLASE);
        boolean high = above(lipase, RuleKey.ASPARAGINASE_LIPASE) || above(amylase, RuleKey.ASPARAGINASE_LIPASE);
        if (symptoms || high) {
            return true;
        }
        return before.contains(PANCREAS)
                && !(back(lipase, RuleKey.ASPARAGINASE_LIPASE_RESUME)
                        && back(amylase, RuleKey.ASPARAGINASE_LIPASE_RESUME));
    }

    private boolean liver() {
        Result bilirubin = lab.newest(Parameter.BILIRUBIN_TOTAL);
        boolean high = above(bilirubin, RuleKey.ASPARAGINASE_BILIRUBIN);
        boolean stays = before.contains(LIVER)
                && !(bilirubin != null
                        && bilirubin.aboveUln(moment.rules().decimal(RuleKey.ASPARAGINASE_BILIRUBIN_RESUME))
                                == Truth.NO);
        return high || stays;
    }

    private boolean above(@Nullable Result result, RuleKey multiple) {
        return result != null && result.aboveUln(moment.rules().decimal(multiple)) == Truth.YES;
    }

    private boolean back(@Nullable Result result, RuleKey multiple) {
        return result != null && result.atLeastUln(moment.rules().decimal(multiple)) == Truth.NO;
    }

    /** One that nobody graded counts as the lowest. */
    private boolean graded(FindingKind kind, int from, int to) {
        Seen seen = findings.present(kind);
        if (seen == null) {
            return false;
        }
        Integer told = seen.grade();
        int grade = told == null ? 1 : told;
        return grade >= from && grade <= to;
    }

    /** With what ends the therapy. */
    Permanent ends(Permanent known) {
        Seen pancreas = findings.present(FindingKind.PANCREATITIS);
        boolean necrosis = pancreas != null
                && (pancreas.degree() == FindingValue.Degree.SEVERE || graded(FindingKind.PANCREATITIS, WORST, 5));
        return known.with(
                        graded(FindingKind.HYPERSENSITIVITY, 3, 5),
                        HYPERSENSITIVITY_DISCONTINUE,
                        id(FindingKind.HYPERSENSITIVITY))
                .with(necrosis, PANCREATITIS_DISCONTINUE, id(FindingKind.PANCREATITIS))
                .with(graded(FindingKind.THROMBOSIS, WORST, 5), THROMBOSIS_DISCONTINUE, id(FindingKind.THROMBOSIS))
                .with(
                        above(lab.newest(Parameter.BILIRUBIN_TOTAL), RuleKey.ASPARAGINASE_BILIRUBIN_END),
                        BILIRUBIN_DISCONTINUE,
                        List.of());
    }

    private List<String> id(FindingKind kind) {
        Seen seen = findings.present(kind);
        return seen == null ? List.of() : List.of(seen.id());
    }
}

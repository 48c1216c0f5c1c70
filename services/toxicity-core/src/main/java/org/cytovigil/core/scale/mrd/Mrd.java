// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.mrd;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Marker;
import org.cytovigil.core.finding.MarkerSignal;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.CountSignal;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.therapy.TherapySignal;
import org.cytovigil.core.therapy.TherapyState;
import org.jspecify.annotations.Nullable;

/**
 * Measurable residual disease (docs/clinical/mrd.md#criteria): the worst of all methods and targets, each a series of its
 * own, with what markers and B cells tell after therapy.
 */
public final class Mrd extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "mrd";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(Mrd.class, "mrd.csv");
    private static final CriteriaRow BELOW_QUANTITY = CRITERIA.row("MRD", "NOT_QUANTIFIED");
    private static final CriteriaRow QUANTIFIED = CRITERIA.row("MRD", "POSITIVE");
    private static final int POSITIVE = QUANTIFIED.fixedGrade();
    private static final CriteriaRow ANTIGEN_LOSS = CRITERIA.row("ANTIGEN_LOSS");
    private static final CriteriaRow B_CELLS = CRITERIA.row("B_CELLS");
    private static final Set<Product> AGAINST_CD22 = Set.of(Product.INOTUZUMAB_OZOGAMICIN);
    private static final Set<Product> AGAINST_CD19 = againstCd19();

    /** The scale. */
    public Mrd() {
        super(new Card(
                        ID,
                        "MRD",
                        CRITERIA,
                        AlertProfile.standard().paging(1, POSITIVE + 1),
                        List.of(
                                MrdSignal.INSTANCE,
                                BCellSignal.INSTANCE,
                                TherapySignal.INSTANCE,
                                new MarkerSignal(MarkerName.CD19),
                                new MarkerSignal(MarkerName.CD22)))
                .suggesting(new TherapySuggestions(ID)));
    }

    private static Set<Product> againstCd19() {
        Set<Product> products = EnumSet.copyOf(CountSignal.CELLS);
        products.add(Product.BLINATUMOMAB);
        return products;
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        List<MrdSeries> all = moment.states().get(MrdSignal.INSTANCE).at(moment.at());
        Tally tally = new Tally();
        all.forEach(series -> weigh(series, moment, tally));
        lost(MarkerName.CD19, AGAINST_CD19, moment, tally);
        lost(MarkerName.CD22, AGAINST_CD22, moment, tally);
        bCells(moment, timers, tally);
        if (all.isEmpty()) {
            tally.may(POSITIVE, "MRD");
        }
        boolean told = !all.isEmpty() || tally.has(Flag.ANTIGEN_LOSS) || tally.has(Flag.B_CELL_RECOVERY);
        return told ? tally.assessment() : null;
    }

    private static void weigh(MrdSeries series, Moment moment, Tally tally) {
        MrdResult newest = series.newest();
        BigDecimal value = newest.value();
        if (!newest.positive()) {
            negative(newest, moment, tally);
            return;
        }
        tally.holds(newest.quantified() ? QUANTIFIED : BELOW_QUANTITY, List.of(newest.id()));
        tally.flagIf(series.after() && series.positives() >= 2, Flag.CONVERSION);
        if (newest.quantified() && value != null) {
            tally.flagIf(value.compareTo(moment.rules().decimal(RuleKey.MRD_LOW)) < 0, Flag.BELOW_1E4);
            BigDecimal lowest = series.lowest();
            tally.flagIf(
                    lowest != null
                            && value.compareTo(lowest.multiply(moment.rules().decimal(RuleKey.MRD_RISE))) >= 0,
                    Flag.MOLECULAR_RELAPSE);
        }
    }

    /** Only a sensitive method can tell that there is none. */
    private static void negative(MrdResult newest, Moment moment, Tally tally) {
        BigDecimal lod = newest.lod();
        boolean sensitive = lod != null && lod.compareTo(moment.rules().decimal(RuleKey.MRD_SENSITIVE)) <= 0;
        if (!sensitive) {
            tally.flag(Flag.INDETERMINATE_SENSITIVITY);
            tally.may(POSITIVE, "LOD");
        } else if (newest.bcrAbl1()) {
            tally.flag(Flag.MR4);
            tally.flagIf(lod != null && lod.compareTo(moment.rules().decimal(RuleKey.MRD_DEEP)) <= 0, Flag.MR4_5);
        }
    }

    /** A target that is no longer found after the therapy against it. */
    private static void lost(MarkerName name, Set<Product> against, Moment moment, Tally tally) {
        Marker marker = new Findings(moment).marker(name);
        TherapyState therapy = moment.states().get(TherapySignal.INSTANCE).of(against);
        if (marker != null && marker.negative() && therapy.givenBy(marker.at())) {
            tally.holds(ANTIGEN_LOSS, List.of(marker.id())).flag(Flag.ANTIGEN_LOSS);
        }
    }

    /** B cells that come back early: the cells against them are lost. */
    private static void bCells(Moment moment, Timers timers, Tally tally) {
        List<BCellState.Count> count = moment.states().get(BCellSignal.INSTANCE).at(moment.at());
        Instant infused = moment.states()
                .get(TherapySignal.INSTANCE)
                .of(CountSignal.CELLS)
                .courseAt(moment.at(), moment.rules());
        if (count.isEmpty() || infused.isAfter(moment.at())) {
            return;
        }
        Instant until = infused.plus(moment.rules().duration(RuleKey.MRD_APLASIA));
        timers.at(until);
        boolean back = count.get(0).present() && !count.get(0).absent().isBefore(infused);
        if (back && moment.at().isBefore(until)) {
            tally.holds(B_CELLS, List.of(count.get(0).id())).flag(Flag.B_CELL_RECOVERY);
        }
    }
}

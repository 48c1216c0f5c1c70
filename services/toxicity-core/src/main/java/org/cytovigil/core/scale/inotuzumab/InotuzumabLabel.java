// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.inotuzumab;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Due;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Permanent;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.CtcaeWeights;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.inotuzumab.InotuzumabMemory.Held;
import org.cytovigil.core.scale.vod.PaediatricVod;
import org.cytovigil.core.scale.vod.Vod2016;
import org.cytovigil.core.scale.vod.Vod2023;
import org.cytovigil.core.scale.vod.VodMemory;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.cytovigil.core.therapy.TherapyState;
import org.jspecify.annotations.Nullable;

/**
 * What the label of inotuzumab ozogamicin asks for (docs/clinical/inotuzumab.md#criteria): the worst CTCAE grade of liver
 * values and QTc, whether to hold, omit or reduce a dose, and to discontinue at veno-occlusive disease.
 */
public final class InotuzumabLabel extends RememberingScale<InotuzumabMemory> {
    /** Stable id of the system. */
    public static final String ID = "inotuzumab-label";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(InotuzumabLabel.class, "inotuzumab-label.csv");
    private static final CriteriaRow LIVER_HOLD = CRITERIA.row("LIVER_HOLD");
    private static final CriteriaRow QTC_URGENT = CRITERIA.row("QTC_URGENT");
    private static final CriteriaRow VOD = CRITERIA.row("VOD");
    private static final Set<Product> PRODUCT = Set.of(Product.INOTUZUMAB_OZOGAMICIN);
    private static final List<Parameter> LIVER = List.of(Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL);
    private static final Vod2016 ADULT = new Vod2016();
    private static final PaediatricVod CHILD = new PaediatricVod();
    private static final int WORST_QTC = 3;
    private static final int WORST = 4;

    /** The system. */
    public InotuzumabLabel() {
        super(
                new Card(
                        ID,
                        "inotuzumab label",
                        CRITERIA,
                        AlertProfile.standard().paging(3, WORST).ofLabel(PRODUCT, QTC_URGENT.criterion()),
                        Stream.concat(
                                        ADULT.signals().stream(),
                                        Laboratory.signals(
                                                Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL, Parameter.QTCF)
                                                .stream())
                                .distinct()
                                .toList()),
                InotuzumabMemory.class,
                InotuzumabMemory.NOTHING);
    }

    @Override
    public Judged<InotuzumabMemory> judge(Moment moment, InotuzumabMemory memory) {
        TherapyState therapy = moment.states().get(TherapySignal.INSTANCE).of(PRODUCT);
        Given dose = therapy.lastDose(moment.at());
        if (dose == null) {
            return new Judged<>(null, InotuzumabMemory.NOTHING);
        }
        Timers timers = new Timers(moment.at());
        Judged<VodMemory> adult = ADULT.judge(moment, memory.adult());
        Judged<Due> child = CHILD.judge(moment, memory.child());
        timers.at(ADULT.next(adult.memory(), moment.rules())).at(child.memory().at());
        Instant watched = dose.at().plus(moment.rules().duration(RuleKey.VOD_WATCH));
        timers.at(watched);
        boolean over = !moment.at().isBefore(watched);
        List<String> proof = Vod2023.provenBy(moment);
        Permanent permanent = memory.permanent()
                .with(!over && vod(adult.assessment(), child.assessment()), VOD, evidence(adult, child))
                .with(!over && !proof.isEmpty(), VOD, proof);
        Tally tally = new Tally();
        Held held = Held.NOT;
        if (!over) {
            Laboratory lab = new Laboratory(moment, PRODUCT);
            CtcaeWeights weights = new CtcaeWeights(lab, false);
            LIVER.forEach(parameter -> weights.need(tally, parameter, WORST));
            weights.need(tally, Parameter.QTCF, WORST_QTC);
            held = memory.held().at(moment.at(), dose.at(), hold(moment, lab, tally));
            if (!permanent.any()) {
                delays(moment, therapy, held.since(), timers, tally);
            }
        }
        permanent.into(tally);
        return new Judged<>(
                tally.assessment(),
                new InotuzumabMemory(adult.memory(), child.memory(), held, permanent, timers.first()));
    }

    /** Of a child's the criteria of children count. */
    private static boolean vod(@Nullable Assessment adult, @Nullable Assessment child) {
        Assessment counts = child == null ? adult : child;
        return counts != null && counts.grade() > 0;
    }

    private static List<String> evidence(Judged<VodMemory> adult, Judged<Due> child) {
        Assessment counts = child.assessment() == null ? adult.assessment() : child.assessment();
        return counts == null ? List.of() : List.copyOf(counts.evidence());
    }

    private static boolean hold(Moment moment, Laboratory lab, Tally tally) {
        boolean holds = false;
        for (Parameter parameter : LIVER) {
            Result result = lab.newest(parameter);
            BigDecimal limit = moment.rules()
                    .decimal(
                            parameter == Parameter.BILIRUBIN_TOTAL
                                    ? RuleKey.INOTUZUMAB_BILIRUBIN
                                    : RuleKey.INOTUZUMAB_TRANSAMINASES);
            if (result != null && result.aboveUln(limit) == Truth.YES) {
                tally.holds(LIVER_HOLD, List.of(result.id()));
                holds = true;
            }
        }
        Result qtc = lab.newest(Parameter.QTCF);
        if (qtc != null && qtc.above(moment.rules().decimal(RuleKey.QTC_PAGE)) == Truth.YES) {
            tally.holds(QTC_URGENT, List.of(qtc.id()));
            holds = true;
        }
        tally.flagIf(holds, Flag.HOLD);
        return holds;
    }

    /** A delay counts from the planned dose, where none is planned from when the dose was held. */
    private static void delays(Moment moment, TherapyState therapy, Instant holding, Timers timers, Tally tally) {
        Instant planned = planned(moment, therapy);
        Instant from = planned.equals(Instant.MAX) ? holding : planned;
        timers.at(from);
        if (from.isAfter(moment.at())) {
            return;
        }
        Instant omit = from.plus(moment.rules().duration(RuleKey.INOTUZUMAB_OMIT));
        Instant reduce = from.plus(moment.rules().duration(RuleKey.INOTUZUMAB_REDUCE));
        Instant consider =
                from.plus(moment.rules().duration(RuleKey.INOTUZUMAB_CONSIDER)).plusSeconds(1);
        timers.at(omit).at(reduce).at(consider);
        if (!moment.at().isBefore(consider)) {
            tally.flag(Flag.CONSIDER_DISCONTINUING);
        } else if (!moment.at().isBefore(reduce)) {
            tally.flag(Flag.REDUCE_25);
        } else if (!moment.at().isBefore(omit)) {
            tally.flag(Flag.OMIT_DOSE);
        }
    }

    /** The first planned instant since the last dose, also one ahead, {@link Instant#MAX} where none is planned. */
    private static Instant planned(Moment moment, TherapyState therapy) {
        Given last = therapy.lastDose(moment.at());
        Given stopped = therapy.last(moment.at());
        if (stopped != null && stopped.phase() == TherapyPhase.STOPPED) {
            return Instant.MAX;
        }
        Instant answered =
                last == null ? Instant.MIN : last.at().plus(moment.rules().duration(RuleKey.INOTUZUMAB_ON_TIME));
        return therapy.steps().stream()
                .filter(step -> step.planned() && step.at().isAfter(answered))
                .map(Given::at)
                .findFirst()
                .orElse(Instant.MAX);
    }
}

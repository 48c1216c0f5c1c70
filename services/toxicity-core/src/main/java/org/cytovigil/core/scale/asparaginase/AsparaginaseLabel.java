// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.asparaginase;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.LaboratoryTasks;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Permanent;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.cytovigil.core.therapy.TherapyState;
import org.jspecify.annotations.Nullable;

/**
 * What the label of asparaginase Erwinia asks for (docs/clinical/asparaginase.md#criteria): the worst CTCAE grade of its
 * toxicities, whether to hold, resume or discontinue, and when the next dose is due.
 */
public final class AsparaginaseLabel extends RememberingScale<AsparaginaseMemory> {
    /** Stable id of the system. */
    public static final String ID = "asparaginase-erwinia-label";

    static final CriteriaTable CRITERIA = CriteriaTable.read(AsparaginaseLabel.class, "asparaginase-erwinia-label.csv");
    private static final CriteriaRow ACTIVITY = CRITERIA.row("ACTIVITY");
    private static final Set<Product> PRODUCT = Set.of(Product.ASPARAGINASE_ERWINIA_RYWN);
    private static final int WORST = 4;
    private static final LaboratoryTasks LABORATORY = new LaboratoryTasks(
            List.of(List.of(Parameter.BILIRUBIN_TOTAL), List.of(Parameter.ALT, Parameter.AST)),
            RuleKey.ASPARAGINASE_LABS,
            RuleKey.ASPARAGINASE_LABS_GRACE,
            RuleKey.ASPARAGINASE_AFTER);

    /** The system. */
    public AsparaginaseLabel() {
        super(
                new Card(
                        ID,
                        "asparaginase label",
                        CRITERIA,
                        AlertProfile.standard()
                                .paging(3, WORST)
                                .ofLabel(PRODUCT)
                                .wanting(LABORATORY),
                        signalsRead()),
                AsparaginaseMemory.class,
                AsparaginaseMemory.NOTHING);
    }

    private static List<Signal<?>> signalsRead() {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(
                Parameter.LIPASE,
                Parameter.AMYLASE,
                Parameter.BILIRUBIN_TOTAL,
                Parameter.ALT,
                Parameter.AST,
                Parameter.FIBRINOGEN,
                Parameter.ANTITHROMBIN));
        signals.addAll(Findings.signals(
                FindingKind.HYPERSENSITIVITY, FindingKind.PANCREATITIS, FindingKind.THROMBOSIS, FindingKind.BLEEDING));
        signals.add(ActivitySignal.INSTANCE);
        return signals;
    }

    @Override
    public Judged<AsparaginaseMemory> judge(Moment moment, AsparaginaseMemory memory) {
        TherapyState therapy = moment.states().get(TherapySignal.INSTANCE).of(PRODUCT);
        Given dose = therapy.lastDose(moment.at());
        if (dose == null) {
            return new Judged<>(null, AsparaginaseMemory.NOTHING);
        }
        Timers timers = new Timers(moment.at());
        Instant watched = dose.at().plus(moment.rules().duration(RuleKey.ASPARAGINASE_AFTER));
        timers.at(watched);
        Tally tally = new Tally();
        if (!moment.at().isBefore(watched)) {
            memory.permanent().into(tally);
            return new Judged<>(
                    tally.assessment(),
                    new AsparaginaseMemory(Set.of(), Instant.MAX, memory.permanent(), timers.first()));
        }
        Toxicities toxicities = Toxicities.of(moment, PRODUCT, memory.holding());
        toxicities.into(tally);
        Permanent permanent = toxicities.ends(memory.permanent());
        Set<String> holding = toxicities.holding();
        boolean freed = holding.isEmpty() && !memory.holding().isEmpty();
        Instant released = freed
                ? moment.at()
                : !holding.isEmpty() || memory.released().isBefore(dose.at()) ? Instant.MAX : memory.released();
        permanent.into(tally);
        if (!permanent.any()) {
            tally.flagIf(!holding.isEmpty(), Flag.HOLD);
            tally.flagIf(!released.equals(Instant.MAX), Flag.RESUME_POSSIBLE);
        }
        activity(moment, tally);
        if (!permanent.any() && holding.isEmpty() && released.equals(Instant.MAX)) {
            nextDose(moment, therapy, dose, timers, tally);
        }
        return new Judged<>(tally.assessment(), new AsparaginaseMemory(holding, released, permanent, timers.first()));
    }

    private static void activity(Moment moment, Tally tally) {
        List<String> low = moment.states().get(ActivitySignal.INSTANCE).at(moment.at());
        if (!low.isEmpty()) {
            tally.holds(ACTIVITY, low).flag(Flag.SUBTHERAPEUTIC);
            boolean allergic = new Findings(moment).has(FindingKind.HYPERSENSITIVITY);
            tally.flagIf(low.size() > 1 && !allergic, Flag.SILENT_INACTIVATION);
        }
        Laboratory lab = new Laboratory(moment, PRODUCT);
        boolean lacks = below(moment, lab.newest(Parameter.FIBRINOGEN), RuleKey.ASPARAGINASE_FIBRINOGEN)
                || below(moment, lab.newest(Parameter.ANTITHROMBIN), RuleKey.ASPARAGINASE_ANTITHROMBIN);
        tally.flagIf(lacks, Flag.LOW);
    }

    private static boolean below(Moment moment, @Nullable Result result, RuleKey limit) {
        return result != null && result.below(moment.rules().decimal(limit)) == Truth.YES;
    }

    /** A dose on a Wednesday asks for the next in 53 to 58 hours, any other in 48. */
    private static void nextDose(Moment moment, TherapyState therapy, Given dose, Timers timers, Tally tally) {
        Given last = therapy.last(moment.at());
        boolean stopped =
                last != null && (last.phase() == TherapyPhase.STOPPED || last.phase() == TherapyPhase.INTERRUPTED);
        if (stopped) {
            return;
        }
        boolean wednesday = dose.at().atZone(moment.rules().zone()).getDayOfWeek() == DayOfWeek.WEDNESDAY;
        Duration due =
                moment.rules().duration(wednesday ? RuleKey.ASPARAGINASE_DUE_WEDNESDAY : RuleKey.ASPARAGINASE_DUE);
        Duration late =
                moment.rules().duration(wednesday ? RuleKey.ASPARAGINASE_LATE_WEDNESDAY : RuleKey.ASPARAGINASE_LATE);
        timers.at(dose.at().plus(due)).at(dose.at().plus(late));
        if (!moment.at().isBefore(dose.at().plus(late))) {
            tally.flag(Flag.DOSE_LATE);
        } else if (!moment.at().isBefore(dose.at().plus(due))) {
            tally.flag(Flag.DOSE_DUE);
        }
    }
}

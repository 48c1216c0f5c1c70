// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Suggesting;
import org.cytovigil.core.grading.crs.FeverGate;
import org.cytovigil.core.grading.secondary.SecondaryCrs;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.core.scale.astcticans.IcansMemory;
import org.cytovigil.core.scale.ctcae.CtcaeCrs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.TherapySignal;

/**
 * What the label of blinatumomab says of the toxicities and interruptions of a patient (docs/clinical/blinatumomab.md):
 * the worst CTCAE grade of CRS, neurotoxicity and liver, with what the label asks for as flags and as reasons. It
 * exists only where blinatumomab was given, and says nothing of toxicities later than 48 h after its end.
 */
public final class BlinatumomabGrading implements GradingSystem<LabelMemory> {
    private static final Assessment OUTSIDE =
            new Assessment(0, 0, Completeness.COMPLETE, Set.of(), List.of(), List.of());

    private static final CriteriaTable CRITERIA = LabelTexts.CRITERIA;
    private static final Suggesting SUGGESTIONS = new BlinatumomabSuggestions();

    private final SecondaryCrs crs = CtcaeCrs.system();
    private final AstctIcans icans = new AstctIcans();

    @Override
    public String id() {
        return BlinatumomabLabel.ID;
    }

    @Override
    public String name() {
        return "blinatumomab label";
    }

    @Override
    public CriteriaTable criteria() {
        return CRITERIA;
    }

    /** Its grade pages nobody, since CRS and ICANS do; what it asks for is told. */
    @Override
    public AlertProfile alerts() {
        return AlertProfile.SILENT.ofLabel(Set.of(Product.BLINATUMOMAB));
    }

    @Override
    public Suggesting suggestions() {
        return SUGGESTIONS;
    }

    @Override
    public List<Signal<?>> signals() {
        Set<Signal<?>> signals = new LinkedHashSet<>(crs.signals());
        signals.addAll(icans.signals());
        signals.add(BlinatumomabSignal.INSTANCE);
        signals.add(SeizureCount.INSTANCE);
        signals.add(TherapySignal.INSTANCE);
        return List.copyOf(signals);
    }

    @Override
    public Class<LabelMemory> memoryType() {
        return LabelMemory.class;
    }

    @Override
    public LabelMemory initial() {
        return LabelMemory.NOTHING;
    }

    @Override
    public Instant next(LabelMemory memory, GradingRules rules) {
        return memory.next(rules);
    }

    @Override
    public Judged<LabelMemory> judge(Moment moment, LabelMemory memory) {
        Judged<FeverGate> ofCrs = crs.judge(moment, memory.gate());
        Judged<IcansMemory> ofIcans = icans.judge(moment, memory.icans());
        BlinatumomabCourse course =
                moment.states().get(BlinatumomabSignal.INSTANCE).at(moment.at());
        if (!course.given() || over(course, moment)) {
            LabelMemory idle = memory.without(moment.at(), ofCrs.memory(), ofIcans.memory());
            return new Judged<>(course.given() ? OUTSIDE : null, idle);
        }
        LabelFinding found = LabelFinding.of(moment, ofCrs.assessment(), ofIcans.assessment(), ofIcans.memory());
        LabelMemory next = memory.with(
                moment.at(),
                ofCrs.memory(),
                ofIcans.memory(),
                found.crsGrade(),
                found.neuro(),
                course.atStartingDose());
        List<Criterion> actions = toxicity(moment, found, next);
        LabelMemory remembered = next.discontinued(
                actions.stream().filter(BlinatumomabGrading::ends).toList());
        return new Judged<>(assess(moment, found, course, remembered, actions), remembered);
    }

    private static boolean over(BlinatumomabCourse course, Moment moment) {
        return !course.ended().equals(Instant.MAX)
                && !course.ended()
                        .plus(moment.rules().duration(RuleKey.BLINATUMOMAB_AFTER_END))
                        .isAfter(moment.at());
    }

    private static boolean ends(Criterion action) {
        return action.name().endsWith("_DISCONTINUE");
    }

    private static List<Criterion> toxicity(Moment moment, LabelFinding found, LabelMemory memory) {
        List<String> seizures = moment.states().get(SeizureCount.INSTANCE).at(moment.at());
        LabelToxicity toxicity = new LabelToxicity(
                memory.crsUnresolved() ? Math.max(3, found.crsGrade()) : found.crsGrade(),
                memory.neuroUnresolved() ? Math.max(3, found.neuro()) : found.neuro(),
                seizures.size(),
                found.liver().lowest() == 4 ? 4 : 0,
                memory.startingDose(),
                memory.neuroLasted(),
                Duration.ZERO,
                found.exceeded());
        return ToxicityActions.of(toxicity).stream()
                .map(code -> new Criterion(code, evidence(code, found, seizures)))
                .toList();
    }

    private static List<String> evidence(String code, LabelFinding found, List<String> seizures) {
        if (code.startsWith("CRS_")) {
            return found.crsEvidence();
        }
        if (code.startsWith("NEURO_")) {
            return found.neuroEvidence();
        }
        return code.startsWith("SEIZURES_") ? seizures : found.liverEvidence();
    }

    /** Where the label asks to discontinue for good, how to go on after an interruption is no question any more. */
    private static Assessment assess(
            Moment moment, LabelFinding found, BlinatumomabCourse course, LabelMemory memory, List<Criterion> actions) {
        List<Criterion> because = new ArrayList<>(found.toxicities());
        because.addAll(memory.permanent());
        boolean ended = !memory.permanent().isEmpty();
        actions.stream().filter(action -> !ends(action)).forEach(because::add);
        if (!ended) {
            because.addAll(interruption(moment, course));
        }
        Set<Flag> flags = found.flags();
        because.forEach(action -> flags.addAll(flags(action.name(), ended)));
        return new Assessment(
                found.grade(),
                Math.max(found.grade(), found.upper()),
                found.completeness(),
                flags,
                because,
                found.missing());
    }

    private static List<Criterion> interruption(Moment moment, BlinatumomabCourse course) {
        if (course.off().equals(Instant.MAX)) {
            return List.of();
        }
        return BlinatumomabLabel.interruptionCodes(moment.rules(), Duration.between(course.off(), moment.at())).stream()
                .map(code -> new Criterion(code, List.of(course.evidence())))
                .toList();
    }

    private static Set<Flag> flags(String code, boolean ended) {
        return switch (code) {
            case "INTERRUPTION_PREMEDICATE" -> Set.of(Flag.PREMEDICATION_REQUIRED, Flag.SUPERVISION_REQUIRED);
            case "INTERRUPTION_NEW_CYCLE" -> Set.of(Flag.NEW_CYCLE);
            case "OTHER_4_CONSIDER_DISCONTINUING" -> Set.of(Flag.CONSIDER_DISCONTINUING);
            case "CRS_3_INTERRUPT", "NEURO_3_WITHHOLD", "LIVER_INTERRUPT" -> ended ? Set.of() : Set.of(Flag.INTERRUPT);
            default -> code.endsWith("_DISCONTINUE") ? Set.of(Flag.DISCONTINUE_PERMANENTLY) : Set.of();
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.AttributionSignal;
import org.cytovigil.core.signal.AttributionState;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.PersonSignal;

/** Assesses ICANS at one instant. */
final class IcansAssessment {
    private final Moment moment;
    private final Instant at;
    private final NeuroState neuro;
    private final BeforeTherapy before;
    private final Findings findings;
    private final Scores scores;
    private final boolean sedated;
    private final int carried;
    private IcansEpisode episode;

    /** @param memory of this course */
    private IcansAssessment(Moment moment, NeuroState neuro, IcansMemory memory) {
        this.moment = moment;
        this.at = moment.at();
        this.neuro = neuro;
        this.before = memory.before();
        this.findings = Findings.of(moment, neuro, before);
        this.scores = Scores.of(moment, neuro);
        this.sedated = moment.states().get(SedationSignal.INSTANCE).at(at);
        this.episode = memory.episode();
        this.carried = sedated ? Math.max(memory.carried(), memory.grade()) : 0;
    }

    /**
     * What was found.
     *
     * @param memory for the next instant
     */
    record Found(Assessment assessment, IcansMemory memory) {}

    static Found of(Moment moment, NeuroState neuro, IcansMemory memory) {
        IcansAssessment found = new IcansAssessment(moment, neuro, memory);
        Assessment assessment = found.assess();
        return new Found(
                assessment, new IcansMemory(assessment.grade(), found.carried, memory.before(), found.episode));
    }

    /** Collects the domains of one instant: the worst decides (docs/clinical/icans.md#criteria). */
    private static final class Worst {
        private int grade;
        private int upper;
        private final List<Criterion> because = new ArrayList<>();

        void add(String name, int proven, int possible, List<String> evidence) {
            grade = Math.max(grade, proven);
            upper = Math.max(upper, Math.max(proven, possible));
            if (proven > 0) {
                because.add(new Criterion(name, evidence));
            }
        }

        void add(String name, Findings.Weight weight) {
            add(name, weight.proven(), weight.proven(), weight.evidence());
        }
    }

    private Assessment assess() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Worst worst = new Worst();
        cognition(worst, flags);
        worst.add("CONSCIOUSNESS", findings.consciousness());
        SeizureWeight seizure = neuro.seizures(at, before.course(), moment.rules());
        worst.add("SEIZURE", seizure.grade(), seizure.upper(), seizure.evidence());
        worst.add("MOTOR", findings.motor());
        worst.add("CEREBRAL_OEDEMA", findings.oedema());
        sedation(worst, flags);
        if (findings.bleeding()) {
            flags.add(Flag.HAEMORRHAGE);
        }
        if (neuro.contradicted(at)) {
            flags.add(Flag.CONTRADICTION);
        }
        return told(worst, flags, missing(worst, flags));
    }

    /** What is unknown or too old; marks it. */
    private List<String> missing(Worst worst, Set<Flag> flags) {
        List<String> missing = new ArrayList<>();
        if (scores.known() != Availability.FRESH) {
            missing.add(Scores.usesCapd(moment, at) ? "CAPD" : "ICE");
            worst.upper = 4;
        }
        if (scores.known() == Availability.STALE) {
            flags.add(Flag.STALE);
        }
        if (worst.upper > worst.grade) {
            scores.counting().stream()
                    .filter(score -> !before.has(score))
                    .flatMap(score -> score.unasked().stream())
                    .forEach(item -> missing.add(name(item)));
        }
        if (flags.contains(Flag.AROUSAL_MISSING)) {
            missing.add("CONSCIOUSNESS");
        }
        return missing;
    }

    private static String name(Finding.IceItem item) {
        return switch (item) {
            case ORIENTATION -> "ICE_ORIENTATION";
            case NAMING -> "ICE_NAMING";
            case COMMAND -> "ICE_COMMAND";
            case WRITING -> "ICE_WRITING";
            case ATTENTION -> "ICE_ATTENTION";
        };
    }

    /** What a haemorrhage or another cause may explain cannot be told; otherwise what is unknown makes it partial. */
    private Assessment told(Worst worst, Set<Flag> flags, List<String> missing) {
        int unexplained = Math.max(worst.grade, findings.unexplained());
        episode = episode.at(
                at, unexplained > 0, scores.assessedAt(at), moment.rules().duration(RuleKey.ICANS_RESOLVED));
        if (worst.grade > 0 && attributed()) {
            flags.add(Flag.ATTRIBUTED_OTHER);
            return new Assessment(0, unexplained, Completeness.INDETERMINATE, flags, worst.because, missing);
        }
        if (unexplained > worst.grade) {
            return new Assessment(worst.grade, unexplained, Completeness.INDETERMINATE, flags, worst.because, missing);
        }
        Completeness completeness = worst.upper > worst.grade || !missing.isEmpty() || sedated
                ? Completeness.PARTIAL
                : Completeness.COMPLETE;
        return new Assessment(worst.grade, worst.upper, completeness, flags, worst.because, missing);
    }

    /** Whether a clinician holds another cause for the present episode. */
    private boolean attributed() {
        AttributionState cause = moment.states().get(AttributionSignal.ICANS);
        return cause.at(at) && episode.has(cause.judgedAt(at));
    }

    private void cognition(Worst worst, Set<Flag> flags) {
        if (scores.wrongTool()) {
            flags.add(Flag.WRONG_TOOL);
        }
        scores.counting().stream().filter(score -> !before.has(score)).forEach(score -> cognition(score, worst, flags));
    }

    /**
     * ICE 0 is 3 in a patient who can be woken and 4 in one who cannot, whom the level of consciousness makes 4; where
     * nobody has recorded that lately it can be either (docs/clinical/icans.md#ice-0-and-arousal).
     */
    private void cognition(Cognition score, Worst worst, Set<Flag> flags) {
        Cognition graded = adjusted(score);
        Cognition baseline = before.score(score.tool());
        boolean arousalUnknown = !arousalKnown();
        if (graded.isIceZero() && arousalUnknown) {
            flags.add(Flag.AROUSAL_MISSING);
        }
        int possible = graded.couldBeIceZero() && arousalUnknown ? 4 : score.worstGradeOver(baseline, graded);
        worst.add(score.tool().name(), score.gradeOver(baseline, graded), possible, score.evidence());
    }

    private boolean arousalKnown() {
        Domain level = neuro.consciousness().at(at);
        return level.known() && at.isBefore(level.at().plus(moment.rules().duration(RuleKey.ICANS_AROUSAL)));
    }

    private Cognition adjusted(Cognition scored) {
        Baseline baseline = moment.states().get(PersonSignal.INSTANCE).at(at).baseline();
        boolean adjusts = moment.rules().decimal(RuleKey.ICANS_BASELINE_ADJUST).signum() > 0;
        return adjusts && baseline != null ? scored.over(baseline.ice()) : scored;
    }

    /** Sedation never lowers the grade: the one from before is carried (docs/clinical/icans.md#sedation). */
    private void sedation(Worst worst, Set<Flag> flags) {
        if (sedated) {
            flags.add(Flag.NOT_ASSESSABLE);
            worst.grade = Math.max(worst.grade, carried);
            worst.upper = 4;
        }
    }
}

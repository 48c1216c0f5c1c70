// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.AttributionSignal;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;

/** Assesses ICANS at one instant. */
final class IcansAssessment {
    private final Moment moment;
    private final Instant at;
    private final NeuroState neuro;
    private final int carried;

    private IcansAssessment(Moment moment, NeuroState neuro, IcansMemory memory) {
        this.moment = moment;
        this.at = moment.at();
        this.neuro = neuro;
        this.carried = sedated() ? Math.max(memory.carried(), memory.grade()) : 0;
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
        return new Found(assessment, new IcansMemory(assessment.grade(), found.carried));
    }

    /** Collects the domains of one instant: the worst decides (clinical.md 2.4, I1). */
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
    }

    private Assessment assess() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<String> missing = new ArrayList<>();
        Worst worst = new Worst();
        cognition(worst, flags);
        Domain level = neuro.consciousness().at(at);
        worst.add("CONSCIOUSNESS", level.grade(), level.grade(), level.evidence());
        SeizureWeight seizure = neuro.seizures(at, moment.rules());
        worst.add("SEIZURE", seizure.grade(), seizure.upper(), seizure.evidence());
        structural(worst, flags);
        sedation(worst, flags);

        Availability known = neuro.cognitionKnown(at);
        if (known != Availability.FRESH) {
            missing.add(usesCapd(at) ? "CAPD" : "ICE");
            worst.upper = 4;
        }
        if (known == Availability.STALE) {
            flags.add(Flag.STALE);
        }
        if (flags.contains(Flag.AROUSAL_MISSING)) {
            missing.add("CONSCIOUSNESS");
        }
        if (moment.board().get(AttributionSignal.ICANS).at(at) && worst.grade > 0) {
            flags.add(Flag.ATTRIBUTED_OTHER);
            return new Assessment(0, worst.grade, Completeness.INDETERMINATE, flags, worst.because, missing);
        }
        Completeness completeness =
                worst.upper > worst.grade || !missing.isEmpty() ? Completeness.PARTIAL : Completeness.COMPLETE;
        return new Assessment(worst.grade, worst.upper, completeness, flags, worst.because, missing);
    }

    /** ICE 0 is 3 in a patient who can be woken and 4 in one who cannot, whom the level of consciousness makes 4. */
    private void cognition(Worst worst, Set<Flag> flags) {
        Cognition found = adjusted(neuro.cognition().at(at));
        if (found.tool() == Cognition.Tool.NONE) {
            return;
        }
        if ((found.tool() == Cognition.Tool.CAPD) != usesCapd(found.at())) {
            flags.add(Flag.WRONG_TOOL);
        }
        boolean arousalUnknown = !neuro.consciousness().at(at).known();
        if (found.isIceZero() && arousalUnknown) {
            flags.add(Flag.AROUSAL_MISSING);
        }
        int possible = found.couldBeIceZero() && arousalUnknown ? 4 : found.worstGrade();
        worst.add(found.tool().name(), found.grade(), possible, found.evidence());
    }

    private Cognition adjusted(Cognition scored) {
        Baseline baseline = moment.board().get(PersonSignal.INSTANCE).at(at).baseline();
        boolean adjusts = moment.rules().decimal(RuleKey.ICANS_BASELINE_ADJUST).signum() > 0;
        return adjusts && baseline != null ? scored.over(baseline.ice()) : scored;
    }

    /** Weakness and oedema that a haemorrhage explains are excluded (clinical.md 2.4, I4). */
    private void structural(Worst worst, Set<Flag> flags) {
        Domain haemorrhage = neuro.haemorrhage().at(at);
        if (haemorrhage.grade() > 0) {
            flags.add(Flag.HAEMORRHAGE);
            return;
        }
        Domain motor = neuro.motor().at(at);
        worst.add("MOTOR", motor.grade(), motor.grade(), motor.evidence());
        Domain oedema = neuro.oedema().at(at);
        worst.add("CEREBRAL_OEDEMA", oedema.grade(), oedema.grade(), oedema.evidence());
    }

    /** Sedation never lowers the grade: the one from before is carried (clinical.md 2.4, I5). */
    private void sedation(Worst worst, Set<Flag> flags) {
        if (sedated()) {
            flags.add(Flag.LOC_NOT_ASSESSABLE);
            worst.grade = Math.max(worst.grade, carried);
            worst.upper = Math.max(worst.upper, worst.grade);
        }
    }

    private boolean sedated() {
        return moment.board().get(SedationSignal.INSTANCE).at(at);
    }

    /** Whether CAPD replaces ICE: below 12 years, or with developmental delay (Lee 2019, tables 6 and 7). */
    private boolean usesCapd(Instant when) {
        Person person = moment.board().get(PersonSignal.INSTANCE).at(at);
        return person.developmentalDelay()
                || person.yearsAt(when)
                        < moment.rules().decimal(RuleKey.ICANS_CHILD_BELOW).intValue();
    }
}

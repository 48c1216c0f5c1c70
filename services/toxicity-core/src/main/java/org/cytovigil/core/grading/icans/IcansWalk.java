// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.chart.Person;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Timeline;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;

/** Walks through the instants at which ICANS can change and assesses each. */
final class IcansWalk {
    private final IcansSignals signals;
    private final GradingRules rules;
    private int beforeSedation;
    private int last;

    IcansWalk(IcansSignals signals, GradingRules rules) {
        this.signals = signals;
        this.rules = rules;
    }

    Timeline walk(Instant until) {
        Timeline.Builder timeline = new Timeline.Builder();
        for (Instant at : signals.changes()) {
            if (at.isAfter(until)) {
                break;
            }
            if (!at.isBefore(signals.begins())) {
                Assessment assessment = assess(at);
                last = assessment.grade();
                timeline.add(at, assessment);
            }
        }
        return timeline.build(signals.changes(), until);
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

    private Assessment assess(Instant at) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<String> missing = new ArrayList<>();
        Worst worst = new Worst();
        cognition(at, worst, flags);
        IcansSignals.Domain level = signals.consciousness().at(at);
        worst.add("CONSCIOUSNESS", level.grade(), level.grade(), level.evidence());
        SeizureSignal.Weight seizure = signals.seizures().at(at);
        worst.add("SEIZURE", seizure.grade(), seizure.upper(), seizure.evidence());
        structural(at, worst, flags);
        sedation(at, worst, flags);

        Availability known = signals.cognitionKnown().at(at);
        if (known != Availability.FRESH) {
            missing.add(child(at) ? "CAPD" : "ICE");
            worst.upper = 4;
        }
        if (known == Availability.STALE) {
            flags.add(Flag.STALE);
        }
        if (flags.contains(Flag.AROUSAL_MISSING)) {
            missing.add("CONSCIOUSNESS");
        }
        if (signals.attributedOther().at(at) && worst.grade > 0) {
            flags.add(Flag.ATTRIBUTED_OTHER);
            return new Assessment(0, worst.grade, Completeness.INDETERMINATE, flags, worst.because, missing);
        }
        Completeness completeness =
                worst.upper > worst.grade || !missing.isEmpty() ? Completeness.PARTIAL : Completeness.COMPLETE;
        return new Assessment(worst.grade, worst.upper, completeness, flags, worst.because, missing);
    }

    private void cognition(Instant at, Worst worst, Set<Flag> flags) {
        Cognition found = signals.cognition().at(at);
        if (found.tool() == Cognition.Tool.NONE) {
            return;
        }
        if ((found.tool() == Cognition.Tool.CAPD) != child(at)) {
            flags.add(Flag.WRONG_TOOL);
        }
        int grade = found.grade();
        int possible = found.worstGrade();
        if (found.isIceZero()) {
            IcansSignals.Domain level = signals.consciousness().at(at);
            grade = level.grade() == 4 ? 4 : 3;
            possible = level.known() ? grade : 4;
            if (!level.known()) {
                flags.add(Flag.AROUSAL_MISSING);
            }
        }
        worst.add(found.tool().name(), grade, possible, found.evidence());
    }

    /** Weakness and oedema that a haemorrhage explains are excluded (clinical.md 2.4, I4). */
    private void structural(Instant at, Worst worst, Set<Flag> flags) {
        IcansSignals.Domain haemorrhage = signals.haemorrhage().at(at);
        if (haemorrhage.grade() > 0) {
            flags.add(Flag.HAEMORRHAGE);
            return;
        }
        IcansSignals.Domain motor = signals.motor().at(at);
        worst.add("MOTOR", motor.grade(), motor.grade(), motor.evidence());
        IcansSignals.Domain oedema = signals.oedema().at(at);
        worst.add("CEREBRAL_OEDEMA", oedema.grade(), oedema.grade(), oedema.evidence());
    }

    /** Sedation never lowers the grade: the one from before is carried (clinical.md 2.4, I5). */
    private void sedation(Instant at, Worst worst, Set<Flag> flags) {
        if (!signals.sedation().at(at)) {
            beforeSedation = 0;
            return;
        }
        beforeSedation = Math.max(beforeSedation, last);
        flags.add(Flag.LOC_NOT_ASSESSABLE);
        worst.grade = Math.max(worst.grade, beforeSedation);
        worst.upper = Math.max(worst.upper, worst.grade);
    }

    private boolean child(Instant at) {
        Person person = signals.person().at(at);
        return person.developmentalDelay()
                || person.yearsAt(at) < rules.decimal(RuleKey.ICANS_CHILD_BELOW).intValue();
    }
}

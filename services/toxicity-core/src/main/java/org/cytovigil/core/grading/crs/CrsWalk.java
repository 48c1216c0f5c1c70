// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Timeline;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.Pressors;

/** Walks through the instants at which CRS can change and assesses each. */
final class CrsWalk {
    private final CrsSignals signals;
    private final GradingRules rules;
    private final FeverGate gate;

    CrsWalk(CrsSignals signals, GradingRules rules) {
        this.signals = signals;
        this.rules = rules;
        this.gate = new FeverGate(rules, signals.masking());
    }

    Timeline walk(Instant until) {
        Timeline.Builder timeline = new Timeline.Builder();
        Instant at = signals.changes().first();
        while (at != null && !at.isAfter(until)) {
            Assessment assessment = assess(at);
            if (!at.isBefore(signals.begins())) {
                timeline.add(at, assessment);
            }
            Instant resolves = gate.resolvesAt();
            if (resolves.isAfter(at) && !resolves.equals(Instant.MAX)) {
                signals.changes().add(resolves);
            }
            at = signals.changes().higher(at);
        }
        return timeline.build(signals.changes(), until);
    }

    private Assessment assess(Instant at) {
        Fever fever = signals.fever().at(at);
        LowRun pressure = signals.pressure().at(at);
        Pressors pressors = signals.pressors().at(at);
        Oxygen oxygen = signals.oxygen().at(at);
        OrganFindings organs = OrganFindings.of(
                pressure, pressors, oxygen, signals.saturation().at(at));
        boolean attributed = signals.attributedOther().at(at);
        boolean open = gate.open(at, fever, organs.grade(), attributed);

        boolean feverNow = fever.active() && !attributed;
        int grade = open ? Math.max(organs.grade(), feverNow ? 1 : 0) : 0;
        boolean masked = !open
                && !attributed
                && !gate.everFebrile()
                && organs.grade() > 0
                && signals.masking().worksAt(at);
        boolean disputed = attributed && organs.grade() > 0 && fever.lastFebrile() != null;

        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<String> missing = missing(at, pressors, flags);
        if (feverNow && fever.held()) {
            flags.add(Flag.STALE);
            if (!missing.contains("TEMPERATURE")) {
                missing.add("TEMPERATURE");
            }
        }
        flag(at, fever, pressors, oxygen, flags);
        if (masked) {
            flags.add(Flag.MASKED_FEVER_POSSIBLE);
        }
        if (attributed && fever.lastFebrile() != null) {
            flags.add(Flag.ATTRIBUTED_OTHER);
        }
        if (grade > 0 && lateOnset(at)) {
            flags.add(Flag.LATE_ONSET_REVIEW);
        }
        List<Criterion> because = because(fever, feverNow, organs, open || masked || disputed);
        if (pressure.state() == LowRun.State.SUSPECTED && !pressors.any()) {
            because.add(new Criterion("HYPOTENSION_SUSPECTED", pressure.evidence()));
        }
        if (masked || disputed) {
            return new Assessment(0, organs.grade(), Completeness.INDETERMINATE, flags, because, missing);
        }
        return assessment(grade, oxygen, flags, because, missing);
    }

    private static Assessment assessment(
            int grade, Oxygen oxygen, Set<Flag> flags, List<Criterion> because, List<String> missing) {
        boolean known = missing.isEmpty();
        boolean onlyFlow = known && oxygen.flowMissing();
        boolean complete = known && !onlyFlow && !flags.contains(Flag.AGE_UNKNOWN);
        int upper = known ? onlyFlow ? Math.max(grade, 3) : grade : 4;
        return new Assessment(
                grade, upper, complete ? Completeness.COMPLETE : Completeness.PARTIAL, flags, because, missing);
    }

    /** What is unknown or stale; marks staleness. */
    private List<String> missing(Instant at, Pressors pressors, Set<Flag> flags) {
        List<String> missing = new ArrayList<>();
        note("TEMPERATURE", signals.temperature().at(at), missing, flags);
        if (!pressors.any()) {
            note("BLOOD_PRESSURE", signals.pressure().availability(at), missing, flags);
        }
        Availability oxygenation =
                signals.saturation().availability(at).or(signals.support().at(at));
        note("OXYGENATION", oxygenation, missing, flags);
        return missing;
    }

    private static void note(String what, Availability availability, List<String> missing, Set<Flag> flags) {
        if (availability != Availability.FRESH) {
            missing.add(what);
        }
        if (availability == Availability.STALE) {
            flags.add(Flag.STALE);
        }
    }

    private void flag(Instant at, Fever fever, Pressors pressors, Oxygen oxygen, Set<Flag> flags) {
        Availability saturation = signals.saturation().availability(at);
        set(flags, Flag.SUSPECTED_FEVER, fever.suspected() && !fever.active());
        set(flags, Flag.UNIT_INFERRED, fever.unitInferred());
        set(flags, Flag.VASOPRESSIN_ONLY, pressors.vasopressin() && pressors.counted() == 0);
        set(flags, Flag.INOTROPE_NOT_COUNTED, pressors.inotrope());
        set(flags, Flag.PUMP_STALE, pressors.stale());
        set(flags, Flag.FLOW_MISSING, oxygen.flowMissing());
        set(flags, Flag.OXYGEN_DEVICE_UNKNOWN, !oxygen.deviceKnown() && saturation != Availability.UNKNOWN);
        set(flags, Flag.O2_NEED_UNCONFIRMED, comfort(at, oxygen));
        set(flags, Flag.AGE_UNKNOWN, !signals.person().at(at).ageKnown());
    }

    private static void set(Set<Flag> flags, Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }

    /** Oxygen with a high saturation since it was given: the need cannot be disproved, so it counts, flagged. */
    private boolean comfort(Instant at, Oxygen oxygen) {
        Instant since = oxygen.since();
        return since != null
                && oxygen.comfortPossible()
                && signals.saturation().availability(at) == Availability.FRESH
                && !signals.comfortable().at(at).isBefore(since);
    }

    private boolean lateOnset(Instant at) {
        Instant infused = signals.infused().at(at);
        return !infused.equals(Instant.MAX)
                && gate.firstFever().isAfter(infused.plus(rules.duration(RuleKey.CRS_LATE_ONSET)));
    }

    private static List<Criterion> because(Fever fever, boolean feverNow, OrganFindings organs, boolean organsCount) {
        List<Criterion> because = new ArrayList<>();
        if (feverNow) {
            because.add(new Criterion("FEVER", fever.evidence()));
        }
        if (organsCount && organs.hypotension() > 0) {
            because.add(new Criterion(
                    organs.hypotension() > 2 ? "VASOPRESSOR" : "HYPOTENSION", organs.hypotensionEvidence()));
        }
        if (organsCount && organs.hypoxia() > 0) {
            because.add(new Criterion("HYPOXIA", organs.hypoxiaEvidence()));
        }
        return because;
    }
}

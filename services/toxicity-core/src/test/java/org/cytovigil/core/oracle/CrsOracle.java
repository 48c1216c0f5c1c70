// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/** ASTCT CRS at every instant at which it could change (clinical.md 1, grading.md 3). */
final class CrsOracle {
    private static final Duration LATE_ONSET = Duration.ofDays(14);
    private final Facts facts;
    private final Instant until;
    private final Temperatures temperatures;
    private final OxygenSupports oxygen;
    private final Pressures pressures;
    private final Saturations saturations;
    private final Vasopressors pressors;
    private final MaskingDrugs masking;

    CrsOracle(Facts facts, Instant until) {
        this.facts = facts;
        this.until = until;
        temperatures = new Temperatures(facts);
        oxygen = new OxygenSupports(facts);
        pressures = new Pressures(facts, until);
        saturations = new Saturations(facts, oxygen);
        pressors = new Vasopressors(facts);
        masking = new MaskingDrugs(facts);
    }

    Spans spans() {
        Spans spans = new Spans();
        Instant begins = begins();
        CrsGate gate = CrsGate.CLOSED;
        boolean organBefore = false;
        for (Instant at : candidates()) {
            boolean organ = organGrade(at) > 0;
            gate = gate.next(
                    new CrsGate.Input(at, temperatures, masking, fever(at), organBefore, organ, attributed(at)));
            organBefore = organ;
            if (!at.isBefore(begins)) {
                spans.add(at, verdict(at, gate));
            }
        }
        return spans;
    }

    /** The first fact that bears on the scale; one that only says how to read others does not. */
    private Instant begins() {
        TreeSet<Instant> bearing = new TreeSet<>(Set.of(Instant.MAX));
        temperatures.clinical().forEach(fact -> bearing.add(fact.at()));
        pressures.counting().forEach(fact -> bearing.add(fact.at()));
        saturations.all().forEach(fact -> bearing.add(fact.at()));
        oxygen.devices().forEach(fact -> bearing.add(fact.at()));
        oxygen.fractions().forEach(fact -> bearing.add(fact.at()));
        pressors.actions().forEach(fact -> bearing.add(fact.at()));
        return bearing.first();
    }

    private NavigableSet<Instant> candidates() {
        NavigableSet<Instant> instants = new TreeSet<>();
        facts.all().stream().map(Fact::at).forEach(instants::add);
        temperatures.clinical().forEach(fact -> instants.add(fact.at().plus(Temperatures.WINDOW)));
        instants.addAll(Knowledge.limits(temperatures.clinical()));
        instants.addAll(Knowledge.limits(pressures.counting()));
        instants.addAll(Knowledge.limits(saturations.all()));
        instants.addAll(Knowledge.limits(oxygen.devices()));
        pressures.periods().forEach(period -> instants.add(period.to()));
        saturations.periods().forEach(period -> instants.add(period.to()));
        instants.addAll(pressors.timers());
        instants.addAll(masking.timers());
        instants.removeIf(instant -> instant.isAfter(until));
        Set<Instant> resolutions = new TreeSet<>();
        instants.forEach(instant -> resolutions.add(instant.plus(CrsGate.RESOLUTION)));
        instants.addAll(resolutions);
        return instants.headSet(until, true);
    }

    private boolean fever(Instant at) {
        return temperatures.inWindow(at) || temperatures.held(at);
    }

    private boolean attributed(Instant at) {
        return Facts.newest(
                        facts.of(CauseJudged.class).stream()
                                .filter(judged -> judged.toxicity() == Toxicity.CRS)
                                .toList(),
                        at)
                .filter(judged -> judged.cause() == Cause.OTHER)
                .isPresent();
    }

    private int organGrade(Instant at) {
        return Math.max(hypotensionGrade(at), hypoxiaGrade(at));
    }

    /** Several vasopressors are 4, one is 3, vasopressin alone is 3, hypotension without any is 2. */
    private int hypotensionGrade(Instant at) {
        if (pressors.active(DrugRole.VASOPRESSOR, at) >= 2) {
            return 4;
        }
        return pressors.any(at) ? 3 : pressures.low(at) ? 2 : 0;
    }

    /** On a device the device alone grades. */
    private int hypoxiaGrade(Instant at) {
        OxygenSupports.Support support = oxygen.at(at);
        return support.roomAir() && saturations.low(at) ? 2 : support.grade();
    }

    private Verdict verdict(Instant at, CrsGate gate) {
        boolean attributed = attributed(at);
        boolean fever = fever(at) && !attributed;
        int organs = organGrade(at);
        int grade = gate.open() ? Math.max(organs, fever ? 1 : 0) : 0;
        boolean everRead = temperatures.lastFebrile(at).isPresent();
        boolean masked = !gate.open() && !attributed && !gate.everFebrile() && organs > 0 && masking.work(at);
        boolean disputed = attributed && organs > 0 && everRead;
        Set<Flag> flags = flags(at);
        set(flags, Flag.MASKED_FEVER_POSSIBLE, masked);
        set(flags, Flag.ATTRIBUTED_OTHER, attributed && everRead);
        set(flags, Flag.LATE_ONSET_REVIEW, grade > 0 && lateOnset(at, gate));
        boolean held = fever && temperatures.held(at);
        set(flags, Flag.STALE, held || knowledge(at, Knowledge.STALE));
        if (masked || disputed) {
            return new Verdict(0, organs, Completeness.INDETERMINATE, flags);
        }
        if (held || !known(at)) {
            return new Verdict(grade, 4, Completeness.PARTIAL, flags);
        }
        if (oxygen.at(at).flowMissing()) {
            return new Verdict(grade, Math.max(grade, 3), Completeness.PARTIAL, flags);
        }
        boolean ageKnown = PersonAt.of(facts, at).ageKnown();
        return new Verdict(grade, grade, ageKnown ? Completeness.COMPLETE : Completeness.PARTIAL, flags);
    }

    private boolean known(Instant at) {
        return !knowledge(at, Knowledge.STALE) && !knowledge(at, Knowledge.NEVER);
    }

    /** Whether temperature, blood pressure (where no vasopressor runs) or oxygenation is of this kind. */
    private boolean knowledge(Instant at, Knowledge kind) {
        Knowledge oxygenation = Knowledge.of(saturations.all(), at).or(Knowledge.of(oxygen.devices(), at));
        return Knowledge.of(temperatures.clinical(), at) == kind
                || oxygenation == kind
                || (!pressors.any(at) && Knowledge.of(pressures.counting(), at) == kind);
    }

    private Set<Flag> flags(Instant at) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        OxygenSupports.Support support = oxygen.at(at);
        Knowledge saturation = Knowledge.of(saturations.all(), at);
        set(flags, Flag.SUSPECTED_FEVER, temperatures.suspected(at) && !fever(at));
        set(flags, Flag.UNIT_INFERRED, temperatures.unitInferred(at));
        set(
                flags,
                Flag.VASOPRESSIN_ONLY,
                pressors.active(DrugRole.VASOPRESSIN, at) > 0 && pressors.active(DrugRole.VASOPRESSOR, at) == 0);
        set(flags, Flag.INOTROPE_NOT_COUNTED, pressors.active(DrugRole.INOTROPE, at) > 0);
        set(flags, Flag.PUMP_STALE, pressors.pumpStale(at));
        set(flags, Flag.FLOW_MISSING, support.flowMissing());
        set(flags, Flag.OXYGEN_DEVICE_UNKNOWN, !support.deviceKnown() && saturation != Knowledge.NEVER);
        set(flags, Flag.O2_NEED_UNCONFIRMED, comfort(at, support));
        set(flags, Flag.AGE_UNKNOWN, !PersonAt.of(facts, at).ageKnown());
        return flags;
    }

    /** Oxygen by a device that is also given for comfort, with a saturation of at least 96 % since it was charted. */
    private boolean comfort(Instant at, OxygenSupports.Support support) {
        Instant since = support.since();
        return support.deviceKnown()
                && (support.grade() == 2 || support.grade() == 3)
                && since != null
                && Knowledge.of(saturations.all(), at) == Knowledge.FRESH
                && saturations.comfortableSince(since, at);
    }

    /** The episode began more than 14 days after the newest CAR T infusion. */
    private boolean lateOnset(Instant at, CrsGate gate) {
        return Facts.newest(
                        facts.of(TherapyStep.class).stream()
                                .filter(step -> step.product().isCarT() && step.phase() == TherapyPhase.INFUSED)
                                .toList(),
                        at)
                .filter(infused -> gate.firstFever().isAfter(infused.at().plus(LATE_ONSET)))
                .isPresent();
    }

    private static void set(Set<Flag> flags, Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }
}

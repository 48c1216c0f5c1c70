// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/** ASTCT CRS at every instant at which it could change (docs/clinical/crs.md). */
final class CrsOracle {
    private final Facts facts;
    private final Instant until;
    private final Temperatures temperatures;
    private final OxygenSupports oxygen;
    private final Pressures pressures;
    private final Saturations saturations;
    private final Vasopressors pressors;
    private final MaskingDrugs masking;
    private final CrsFlags flags;
    private final Collection<Instant> more;

    /** The gate at an instant. */
    record State(Instant at, CrsGate gate) {}

    CrsOracle(Facts facts, Instant until) {
        this(facts, until, Set.of());
    }

    /** @param more further instants to look at */
    CrsOracle(Facts facts, Instant until, Collection<Instant> more) {
        this.facts = facts;
        this.more = more;
        this.until = until;
        temperatures = new Temperatures(facts);
        oxygen = new OxygenSupports(facts);
        pressures = new Pressures(facts, until);
        saturations = new Saturations(facts, oxygen, until);
        pressors = new Vasopressors(facts);
        masking = new MaskingDrugs(facts);
        flags = new CrsFlags(facts, temperatures, oxygen, pressures, saturations, pressors);
    }

    Spans spans() {
        Spans spans = new Spans();
        states().forEach(state -> spans.add(state.at(), told(state.at(), state.gate())));
        return spans;
    }

    /** The gate from the first fact that bears on the scale on. */
    List<State> states() {
        List<State> states = new ArrayList<>();
        Instant begins = begins();
        CrsGate gate = CrsGate.CLOSED;
        boolean organBefore = false;
        Instant course = Instant.MIN;
        for (Instant at : candidates()) {
            boolean organ = organGrade(at) > 0;
            boolean newCourse = !facts.courses().startOf(at).equals(course);
            course = facts.courses().startOf(at);
            if (facts.courses().before(at) || newCourse) {
                gate = CrsGate.CLOSED;
            }
            if (!facts.courses().before(at)) {
                gate = gate.next(new CrsGate.Input(
                        at, temperatures(at), masking, fever(at), organBefore, organ, otherCause(at)));
            }
            organBefore = organ;
            if (!at.isBefore(begins)) {
                states.add(new State(at, gate));
            }
        }
        return states;
    }

    /** What is told in view of the limits of the course. */
    private Verdict told(Instant at, CrsGate gate) {
        return facts.courses().before(at)
                ? Verdict.BEFORE_THERAPY
                : verdict(at, gate).in(facts.courses(), at);
    }

    /** Those of the course. */
    private Temperatures temperatures(Instant at) {
        return temperatures.since(facts.courses().startOf(at));
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
        instants.addAll(facts.courses().limits());
        instants.addAll(more);
        instants.removeIf(instant -> instant.isAfter(until));
        Set<Instant> resolutions = new TreeSet<>();
        instants.forEach(instant -> resolutions.add(instant.plus(CrsGate.RESOLUTION)));
        instants.addAll(resolutions);
        return instants.headSet(until, true);
    }

    private boolean fever(Instant at) {
        return temperatures(at).inWindow(at) || temperatures(at).held(at);
    }

    private Instant otherCause(Instant at) {
        return Facts.newest(
                        facts.of(CauseJudged.class).stream()
                                .filter(judged -> judged.toxicity() == Toxicity.CRS)
                                .toList(),
                        at)
                .filter(judged -> judged.cause() == Cause.OTHER)
                .map(CauseJudged::at)
                .orElse(Instant.MIN);
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
    int hypoxiaGrade(Instant at) {
        OxygenSupports.Support support = oxygen.at(at);
        if (support.airway() && saturations.lowOnVentilator(at)) {
            return 4;
        }
        return support.roomAir() && saturations.low(at) ? 2 : support.grade();
    }

    /**
     * Ventilated for the airway with more than 0.40 and less than 0.60
     * (docs/clinical/crs.md#oxygen-above-the-baseline).
     */
    boolean ventilationUnsure(Instant at) {
        return oxygen.at(at).unsure() && !saturations.lowOnVentilator(at);
    }

    private Verdict verdict(Instant at, CrsGate gate) {
        boolean attributed = gate.attributed();
        boolean fever = fever(at) && !attributed;
        int organs = organGrade(at);
        int grade = gate.open() ? Math.max(organs, fever ? 1 : 0) : 0;
        State state = new State(at, gate);
        boolean masked = masked(state);
        boolean disputed = disputed(state);
        Set<Flag> flags = circumstances(state, grade > 0);
        boolean held = feverHeld(state);
        if (masked || disputed) {
            return new Verdict(0, ventilationUnsure(at) ? 4 : organs, Completeness.INDETERMINATE, flags);
        }
        if (gate.open() && ventilationUnsure(at)) {
            return new Verdict(grade, 4, Completeness.INDETERMINATE, flags);
        }
        if (held || !known(at)) {
            return new Verdict(grade, 4, Completeness.PARTIAL, flags);
        }
        if (oxygen.at(at).flowMissing()) {
            return new Verdict(grade, Math.max(grade, 3), Completeness.PARTIAL, flags);
        }
        boolean ageKnown = PersonAt.of(facts).ageKnown();
        return new Verdict(grade, grade, ageKnown ? Completeness.COMPLETE : Completeness.PARTIAL, flags);
    }

    /** Fever that counts. */
    boolean fever(State state) {
        return fever(state.at()) && !state.gate().attributed();
    }

    boolean feverHeld(State state) {
        return fever(state) && temperatures(state.at()).held(state.at());
    }

    /** A drug may hide the fever that would make organ findings count. */
    boolean masked(State state) {
        CrsGate gate = state.gate();
        return !gate.open()
                && !gate.attributed()
                && !gate.everFebrile()
                && organs(state.at())
                && masking.work(state.at());
    }

    /** Another cause is held for a fever with organ findings. */
    boolean disputed(State state) {
        return state.gate().attributed() && organs(state.at()) && everRead(state.at());
    }

    private boolean organs(Instant at) {
        return organGrade(at) > 0 || ventilationUnsure(at);
    }

    private boolean everRead(Instant at) {
        return temperatures(at).lastFebrile(at).isPresent();
    }

    /** All flags, of a grade or of none. */
    Set<Flag> circumstances(State state, boolean graded) {
        Instant at = state.at();
        Set<Flag> told = flags.at(at, fever(at));
        CrsFlags.set(told, Flag.MASKED_FEVER_POSSIBLE, masked(state));
        CrsFlags.set(told, Flag.ATTRIBUTED_OTHER, state.gate().attributed() && everRead(at));
        CrsFlags.set(told, Flag.LATE_ONSET_REVIEW, graded && flags.lateOnset(at, state.gate()));
        CrsFlags.set(told, Flag.STALE, feverHeld(state) || knowledge(at, Knowledge.STALE));
        return told;
    }

    Vasopressors pressors() {
        return pressors;
    }

    boolean hypotensive(Instant at) {
        return pressures.low(at);
    }

    OxygenSupports.Support support(Instant at) {
        return oxygen.at(at);
    }

    Knowledge temperature(Instant at) {
        return Knowledge.of(temperatures.clinical(), at);
    }

    Knowledge pressure(Instant at) {
        return Knowledge.of(pressures.counting(), at);
    }

    Knowledge oxygenation(Instant at) {
        return Knowledge.of(saturations.all(), at).or(Knowledge.of(oxygen.devices(), at));
    }

    private boolean known(Instant at) {
        return !knowledge(at, Knowledge.STALE) && !knowledge(at, Knowledge.NEVER);
    }

    /** Whether temperature, blood pressure (where no vasopressor runs) or oxygenation is of this kind. */
    private boolean knowledge(Instant at, Knowledge kind) {
        return temperature(at) == kind || oxygenation(at) == kind || (!pressors.any(at) && pressure(at) == kind);
    }
}

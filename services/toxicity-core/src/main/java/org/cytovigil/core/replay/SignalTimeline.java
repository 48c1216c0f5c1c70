// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.earlier;
import static org.cytovigil.core.measure.Instants.later;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.cytovigil.core.signal.LookAheadSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.SignalStates;

/**
 * The signals of one patient up to the newest fact, and each scale settled up to a checkpoint. Facts are read in order of
 * event time; each costs the same however long the past is.
 */
public final class SignalTimeline {
    private final SignalGraph graph;
    private final SignalStates states;
    private final Map<String, ScaleProgress<?>> scales = new LinkedHashMap<>();
    private Instant checkpoint;
    private Instant newest = Instant.MIN;
    private Instant changes = Instant.MAX;
    private boolean rests;
    private boolean waits;

    private SignalTimeline(SignalGraph graph, SignalStates states, Instant checkpoint) {
        this.graph = graph;
        this.states = states;
        this.checkpoint = checkpoint;
    }

    /** A timeline that goes on from what was kept. */
    public static SignalTimeline from(Snapshot snapshot, SignalGraph graph) {
        SignalStates states = SignalStates.empty(graph.rules(), graph.slots());
        for (Signal<?> signal : graph.signals()) {
            SignalState state = snapshot.signals().get(signal.name());
            if (state != null) {
                states.put(signal, state);
            }
        }
        SignalTimeline timeline = new SignalTimeline(graph, states, snapshot.checkpoint());
        for (SignalState state : snapshot.signals().values()) {
            timeline.newest = later(timeline.newest, state.newest());
        }
        graph.systems()
                .forEach(system -> timeline.scales.put(
                        system.id(),
                        new ScaleProgress<>(
                                system,
                                graph.signalsOf(system),
                                snapshot.memories().get(system.id()),
                                snapshot.assessments().get(system.id()))));
        return timeline;
    }

    /** What must be kept of it; a signal of which nothing is known is left out, most patients have many such. */
    public Snapshot snapshot() {
        Map<String, SignalState> signals = new HashMap<>();
        for (Signal<?> signal : graph.signals()) {
            SignalState state = states.get(signal);
            if (!state.equals(signal.initial())) {
                signals.put(signal.name(), state);
            }
        }
        Map<String, Object> memories = new HashMap<>();
        scales.forEach((id, scale) -> memories.put(id, scale.memory()));
        return new Snapshot(checkpoint, signals, memories, assessments());
    }

    /** What each scale said last at the checkpoint, by id; absent before its first assessment. */
    Map<String, Assessment> assessments() {
        Map<String, Assessment> assessments = new HashMap<>();
        scales.forEach((id, scale) -> {
            Assessment last = scale.last();
            if (last != null) {
                assessments.put(id, last);
            }
        });
        return assessments;
    }

    /** Another snapshot with what this timeline knows of the person and the therapy. */
    Snapshot standing(Snapshot other) {
        Map<String, SignalState> signals = new HashMap<>(other.signals());
        for (Signal<?> signal : graph.standing()) {
            signals.put(signal.name(), states.get(signal).since(other.checkpoint(), states.rules()));
        }
        return new Snapshot(other.checkpoint(), signals, other.memories(), other.assessments());
    }

    /** Makes what lies ahead known; answers from when on anything differs, {@link Instant#MAX} for nothing. */
    Instant foresee(Collection<? extends Fact> known) {
        Instant from = Instant.MAX;
        for (LookAheadSignal<?> signal : graph.foresights()) {
            from = earlier(from, foresee(signal, known));
        }
        return from;
    }

    private <S extends SignalState> Instant foresee(LookAheadSignal<S> signal, Collection<? extends Fact> known) {
        S before = states.get(signal);
        S after = signal.of(known, states.rules());
        states.put(signal, after);
        differs(signal, Instant.MIN);
        return signal.differsFrom(before, after);
    }

    /** The timeline as it was once, with what is known now of what lay ahead. */
    SignalTimeline backTo(Snapshot snapshot) {
        SignalTimeline back = from(snapshot, graph);
        graph.foresights().forEach(signal -> back.states.put(signal, states.get(signal)));
        return back;
    }

    /** The signals. */
    public SignalStates states() {
        return states;
    }

    /** Where a grade may change by the samples that were read last, though none has yet; {@link Instant#MAX} for nowhere. */
    public Instant changes() {
        return changes;
    }

    /** Whether the samples that were read last have changed nothing but how fresh the signals are. */
    boolean rests() {
        return rests;
    }

    /** Whether the same holds but for what they change only later. */
    boolean waits() {
        return waits;
    }

    /** The newest instant that any signal has read. */
    Instant newest() {
        return newest;
    }

    /** Event time up to which it is settled. */
    public Instant checkpoint() {
        return checkpoint;
    }

    /** Whether a fact can no longer be read in order. */
    public boolean late(Fact fact) {
        return late(graph.readers(fact), fact.at(), reader -> states.get(reader).late(fact.at()));
    }

    /** Whether a sample can no longer be read in order. */
    public boolean late(Stretch stretch) {
        return late(graph.readers(stretch.series().group()), stretch.from(), reader -> late(reader, stretch));
    }

    private <S extends SignalState> boolean late(Signal<S> signal, Stretch stretch) {
        return signal.late(states.get(signal), stretch, states);
    }

    private boolean late(List<Signal<?>> readers, Instant at, Predicate<Signal<?>> late) {
        if (!at.isAfter(checkpoint)) {
            return !readers.isEmpty();
        }
        for (Signal<?> reader : readers) {
            if (late.test(reader)) {
                return true;
            }
            for (Signal<?> dependent : graph.dependents(reader)) {
                if (!at.isAfter(states.get(dependent).newest())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether any signal reads both feeds. */
    boolean shareReader(Series one, Series other) {
        return graph.readers(one.group()).stream().anyMatch(graph.readers(other.group())::contains);
    }

    /** Reads a fact that is not late. */
    public void read(Fact fact) {
        newest = later(newest, fact.at());
        for (Signal<?> reader : graph.readers(fact)) {
            read(reader, fact);
        }
    }

    private <S extends SignalState> void read(Signal<S> signal, Fact fact) {
        S before = states.get(signal);
        S after = signal.after(before, fact, states);
        if (after != before) {
            states.put(signal, after);
            differs(signal, earlier(fact.at(), before.unsettledFrom()));
        }
    }

    private void differs(Signal<?> signal, Instant from) {
        for (String system : graph.systemsOf(signal)) {
            Objects.requireNonNull(scales.get(system)).differs(from);
        }
    }

    /**
     * Reads samples that are not late.
     *
     * @param evaluated instant up to which grades were worked out
     * @return whether no grade can have changed by it
     */
    public boolean read(Stretch stretch, Instant evaluated) {
        newest = later(newest, stretch.to());
        changes = Instant.MAX;
        rests = true;
        waits = true;
        boolean quiet = true;
        for (Signal<?> reader : graph.readers(stretch.series().group())) {
            quiet &= read(reader, stretch, evaluated);
        }
        return quiet;
    }

    private <S extends SignalState> boolean read(Signal<S> signal, Stretch stretch, Instant evaluated) {
        S before = states.get(signal);
        S after = signal.after(before, stretch, states);
        states.put(signal, after);
        boolean quiet = after.quietAfter(before, evaluated, states.rules());
        Instant change = after.changesSince(before);
        changes = earlier(changes, change);
        rests &= after.restsLike(before);
        waits &= after.waitsLike(before);
        if (!quiet || !change.equals(Instant.MAX) || !after.suspectsLike(before)) {
            differs(signal, earlier(stretch.from(), before.unsettledFrom()));
        }
        return quiet;
    }

    /**
     * The grades of a scale after the checkpoint.
     *
     * @param until timers that fall due up to this instant have taken effect
     */
    public ScaleGrades grades(String system, Instant until) {
        ScaleProgress<?> scale = scales.get(system);
        return scale == null ? new ScaleGrades(List.of(), Instant.MAX, 0) : scale.walk(states, checkpoint, until);
    }

    /**
     * Settles what cannot change any more unless something late arrives, and forgets the past before.
     *
     * @param latest the checkpoint moves at most up to here
     * @return the grades of each scale that were settled, by id
     */
    public Map<String, List<GradeSpan>> settle(Instant latest) {
        Instant target = latest;
        for (Signal<?> signal : graph.signals()) {
            Instant unsettled = states.get(signal).unsettledFrom();
            if (!unsettled.equals(Instant.MAX) && !unsettled.isAfter(target)) {
                target = unsettled.minus(Duration.ofNanos(1));
            }
        }
        if (!target.isAfter(checkpoint)) {
            return Map.of();
        }
        Map<String, List<GradeSpan>> settled = new TreeMap<>();
        for (ScaleProgress<?> scale : scales.values()) {
            settled.put(
                    scale.system().id(),
                    new ArrayList<>(scale.settle(states, checkpoint, target).spans()));
        }
        for (Signal<?> signal : graph.signals()) {
            states.put(signal, states.get(signal).since(target, states.rules()));
        }
        checkpoint = target;
        return settled;
    }
}

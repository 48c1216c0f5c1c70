// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.cytovigil.core.signal.Board;
import org.cytovigil.core.signal.Foresight;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalState;

/**
 * One patient's course: the signals as far as they have been read, and each scale settled up to a checkpoint. Facts are
 * read in order of event time; each costs the same however long the past is.
 */
public final class Course {
    private final Wiring wiring;
    private final Board board;
    private final Map<String, ScaleProgress<?>> scales = new LinkedHashMap<>();
    private Instant checkpoint;
    private Instant newest = Instant.MIN;

    private Course(Wiring wiring, Board board, Instant checkpoint) {
        this.wiring = wiring;
        this.board = board;
        this.checkpoint = checkpoint;
    }

    /** The course that goes on from what was kept. */
    public static Course from(Snapshot snapshot, Wiring wiring) {
        Board board = Board.empty(wiring.rules(), wiring.slots());
        for (Signal<?> signal : wiring.signals()) {
            SignalState state = snapshot.signals().get(signal.name());
            if (state != null) {
                board.put(signal, state);
            }
        }
        Course course = new Course(wiring, board, snapshot.checkpoint());
        for (SignalState state : snapshot.signals().values()) {
            course.newest = later(course.newest, state.newest());
        }
        wiring.systems()
                .forEach(system -> course.scales.put(
                        system.id(),
                        new ScaleProgress<>(
                                system,
                                wiring.signalsOf(system),
                                snapshot.memories().get(system.id()),
                                snapshot.assessments().get(system.id()))));
        return course;
    }

    /** What must be kept of it; a signal of which nothing is known is left out, most patients have many such. */
    public Snapshot snapshot() {
        Map<String, SignalState> signals = new HashMap<>();
        for (Signal<?> signal : wiring.signals()) {
            SignalState state = board.get(signal);
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

    /** Another snapshot with what this course knows of the person and the therapy. */
    Snapshot standing(Snapshot other) {
        Map<String, SignalState> signals = new HashMap<>(other.signals());
        for (Signal<?> signal : wiring.standing()) {
            signals.put(signal.name(), board.get(signal).since(other.checkpoint(), board.rules()));
        }
        return new Snapshot(other.checkpoint(), signals, other.memories(), other.assessments());
    }

    /** Makes what lies ahead known; answers from when on anything differs, {@link Instant#MAX} for nothing. */
    Instant foresee(Collection<? extends Fact> known) {
        Instant from = Instant.MAX;
        for (Foresight<?> signal : wiring.foresights()) {
            from = earlier(from, foresee(signal, known));
        }
        return from;
    }

    private <S extends SignalState> Instant foresee(Foresight<S> signal, Collection<? extends Fact> known) {
        S before = board.get(signal);
        S after = signal.of(known, board.rules());
        board.put(signal, after);
        return signal.differsFrom(before, after);
    }

    /** The course as it was once, with what is known now of what lay ahead. */
    Course backTo(Snapshot snapshot) {
        Course back = from(snapshot, wiring);
        wiring.foresights().forEach(signal -> back.board.put(signal, board.get(signal)));
        return back;
    }

    /** The signals. */
    public Board board() {
        return board;
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
        return late(wiring.readers(fact), fact.at());
    }

    /** Whether a sample can no longer be read in order. */
    public boolean late(Stretch stretch) {
        return late(wiring.readers(stretch.series().group()), stretch.from());
    }

    private boolean late(List<Signal<?>> readers, Instant at) {
        if (!at.isAfter(checkpoint)) {
            return !readers.isEmpty();
        }
        for (Signal<?> reader : readers) {
            if (board.get(reader).late(at)) {
                return true;
            }
            for (Signal<?> dependent : wiring.dependents(reader)) {
                if (!at.isAfter(board.get(dependent).newest())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether any signal reads both feeds. */
    boolean shareReader(Series one, Series other) {
        return wiring.readers(one.group()).stream().anyMatch(wiring.readers(other.group())::contains);
    }

    /** Reads a fact that is not late. */
    public void read(Fact fact) {
        newest = later(newest, fact.at());
        for (Signal<?> reader : wiring.readers(fact)) {
            read(reader, fact);
        }
    }

    private <S extends SignalState> void read(Signal<S> signal, Fact fact) {
        board.put(signal, signal.after(board.get(signal), fact, board));
    }

    /**
     * Reads samples that are not late.
     *
     * @param evaluated instant up to which grades were worked out
     * @return whether no grade can have changed by it
     */
    public boolean read(Stretch stretch, Instant evaluated) {
        newest = later(newest, stretch.to());
        boolean quiet = true;
        for (Signal<?> reader : wiring.readers(stretch.series().group())) {
            quiet &= read(reader, stretch, evaluated);
        }
        return quiet;
    }

    private <S extends SignalState> boolean read(Signal<S> signal, Stretch stretch, Instant evaluated) {
        S before = board.get(signal);
        S after = signal.after(before, stretch, board);
        board.put(signal, after);
        return after.quietAfter(before, evaluated, board.rules());
    }

    /**
     * The grades of a scale after the checkpoint.
     *
     * @param until timers that fall due up to this instant have taken effect
     */
    public Walked grades(String system, Instant until) {
        ScaleProgress<?> scale = scales.get(system);
        return scale == null ? new Walked(List.of(), Instant.MAX, 0) : scale.walk(board, checkpoint, until);
    }

    /**
     * Settles what cannot change any more unless something late arrives, and forgets the past before.
     *
     * @param latest the checkpoint moves at most up to here
     * @return the grades of each scale that were settled, by id
     */
    public Map<String, List<GradeSpan>> settle(Instant latest) {
        Instant target = latest;
        for (Signal<?> signal : wiring.signals()) {
            Instant unsettled = board.get(signal).unsettledFrom();
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
                    new ArrayList<>(scale.settle(board, checkpoint, target).spans()));
        }
        for (Signal<?> signal : wiring.signals()) {
            board.put(signal, board.get(signal).since(target, board.rules()));
        }
        checkpoint = target;
        return settled;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

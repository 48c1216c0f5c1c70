// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;

/**
 * A course as far as it has been read, and the way back: blocks of history and short marks from which it is read again
 * where something comes late. Grades that were settled since they were compared last are remembered.
 */
final class Reading {
    private final Wiring wiring;
    private final History history;
    private final SampleBlocks samples;
    private final Checkpoints checkpoints = new Checkpoints();
    private final SettledGrades settled;
    private Course course;
    private BlockBounds block;

    Reading(Wiring wiring, History history, ChronicleState state) {
        this.wiring = wiring;
        this.history = history;
        this.samples = new SampleBlocks(wiring, history, state);
        this.course = Course.from(state.course(), wiring);
        this.block = new BlockBounds(state.blockStart(), state.blockEnd(), state.blockCheckpoint());
        this.settled = new SettledGrades(course.checkpoint(), state.course().assessments());
    }

    ChronicleState state(List<OpenSecond> seconds, List<OpenSecond> late, Instant behind) {
        return new ChronicleState(
                course.snapshot(),
                block.start(),
                block.end(),
                block.checkpoint(),
                samples.carried(),
                seconds,
                late,
                behind);
    }

    Course course() {
        return course;
    }

    /** The present block of history. */
    BlockBounds block() {
        return block;
    }

    /** Samples of continuous feeds. */
    SampleBlocks samples() {
        return samples;
    }

    /** As before the first fact; what was said since then is compared with nothing. */
    void forgetAll() {
        checkpoints.clear();
        course = Course.from(Snapshot.EMPTY, wiring);
        block = BlockBounds.NONE;
        samples.begin(block.start());
        settled.compared(Instant.MIN, Map.of());
    }

    void begin(Instant at) {
        if (!block.begun()) {
            block = block.begin(at);
            history.keep(new HistoryBlock(block.start(), Snapshot.EMPTY, Map.of(), Map.of()));
        }
    }

    /** Whether the past in which an instant lies is forgotten. */
    boolean isForgotten(Instant at) {
        return at.isBefore(block.start()) && history.block(at) == null;
    }

    /** Puts lasting facts of the forgotten past under what is left. */
    void recall(Instant until) {
        HistoryBlock oldest = Objects.requireNonNull(history.oldest());
        Course past = Course.from(Snapshot.EMPTY, wiring);
        history.facts(Instant.MIN, oldest.start()).stream()
                .filter(wiring::isStanding)
                .sorted(wiring.order())
                .forEach(past::read);
        history.keep(oldest.with(past.standing(oldest.before())));
        readAgain(oldest.start(), until);
    }

    /** Codes all samples anew, and reads all that is kept again. */
    void readAnew(Coding former, Instant until) {
        samples.recode(former);
        checkpoints.clear();
        Instant start = Objects.requireNonNull(history.oldest()).start();
        if (start.equals(Instant.MIN)) {
            readAgain(start, until);
        } else {
            recall(until);
        }
    }

    /** Reads a fact in order. */
    void read(Fact fact) {
        checkpoints.forgetAfter(fact.at());
        course.read(fact);
    }

    /** Reads a sample in order; answers whether no grade can have changed by it. */
    boolean read(Stretch sample, Instant evaluated) {
        checkpoints.forgetAfter(sample.from());
        return course.read(sample, evaluated);
    }

    static boolean usable(Fact fact) {
        return !(fact instanceof Removed) && !(fact instanceof Measured measured && measured.artefact());
    }

    /** Begins a new block where a fact lies beyond the present one. */
    void roll(Instant at, Instant until) {
        if (at.isBefore(block.end())) {
            mark(at, until);
            return;
        }
        checkpoints.clear();
        settle(earlier(BlockBounds.around(at, Instant.MIN).start().minusNanos(1), until));
        history.keep(samples.present().with(samples.of(samples.present())));
        block = BlockBounds.around(at, course.checkpoint());
        samples.begin(block.start());
        history.keep(new HistoryBlock(block.start(), course.snapshot(), Map.of(), Map.of()));
        history.forget(block.start().minus(wiring.rules().duration(RuleKey.ALERT_HORIZON)), wiring::isStanding);
    }

    /** Remembers a way back now and then. */
    private void mark(Instant at, Instant until) {
        Instant start = Checkpoints.floor(at);
        boolean apart = checkpoints.isApart(start, block.start());
        if (apart && course.newest().isBefore(start) && course.checkpoint().isBefore(start)) {
            settle(earlier(start.minusNanos(1), until));
            checkpoints.add(start, course.snapshot());
        }
    }

    void readAgain(Instant from, Instant until) {
        checkpoints.forgetAfter(from);
        if (checkpoints.isEmpty()) {
            HistoryBlock first = history.block(earlier(from, block.start()));
            readBlocks(first == null ? samples.present() : first, course.newest(), until);
        } else {
            Checkpoints.Checkpoint checkpoint = checkpoints.newest();
            Instant newest = course.newest();
            goBack(checkpoint.before());
            readPresent(samples.present(), checkpoint.start(), newest, until);
        }
    }

    private void readBlocks(HistoryBlock first, Instant newest, Instant until) {
        goBack(first.before());
        List<HistoryBlock> later = history.blocksAfter(first.start());
        HistoryBlock present = first;
        for (HistoryBlock next : later) {
            read(present.samples(), present.start(), next.start());
            settle(earlier(next.start().minusNanos(1), until));
            present = next.with(course.snapshot());
            history.keep(present);
            block = block.settledTo(course.checkpoint());
        }
        readPresent(present, present.start(), newest, until);
    }

    /** Reads the present block from an instant on, and marks short ways back again. */
    private void readPresent(HistoryBlock present, Instant start, Instant newest, Instant until) {
        Map<Series, List<SampleRun>> sampled = samples.of(present);
        Instant from = start;
        for (Instant at = Checkpoints.first(newest); !at.isAfter(newest); at = Checkpoints.next(at)) {
            if (at.isAfter(from) && !at.isBefore(block.start())) {
                read(sampled, from, at);
                settle(earlier(at.minusNanos(1), until));
                checkpoints.add(at, course.snapshot());
                from = at;
            }
        }
        read(sampled, from, Instant.MAX);
    }

    private void goBack(Snapshot snapshot) {
        course = course.backTo(snapshot);
        settled.backTo(snapshot);
    }

    private void read(Map<Series, List<SampleRun>> sampled, Instant start, Instant end) {
        List<Fact> facts = history.facts(start, end).stream()
                .filter(fact -> usable(fact) && Series.of(fact).isEmpty())
                .sorted(wiring.order())
                .toList();
        new Rereading(course, wiring.coding(), sampled, start).read(facts, end);
    }

    /** The grades of a scale that were not compared yet. */
    Walked grades(String system, Instant until) {
        return settled.with(system, course.grades(system, until));
    }

    /** The grades that are settled. */
    SettledGrades settled() {
        return settled;
    }

    /** Settles what cannot change any more, up to an instant at most. */
    void settle(Instant latest) {
        settled.add(course.settle(latest));
    }

    /** What was compared is known: the next comparison begins at the checkpoint. */
    void compared() {
        settled.compared(course.checkpoint(), course.assessments());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

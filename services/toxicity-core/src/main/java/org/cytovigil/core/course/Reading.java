// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.history.History;
import org.cytovigil.core.history.HistoryBlock;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * A course as far as it has been read, and the way back: blocks of history and short marks from which it is read again
 * where something comes late. Grades that were settled since they were compared last are remembered.
 */
final class Reading {
    /** How much of the past is read again at most for something that is a little late. */
    static final Duration BLOCK = Duration.ofHours(4);

    /** So far apart are the marks within a block, and so many of them are remembered. */
    private static final Duration MARKED = Duration.ofMinutes(5);

    private static final int MARKS = 6;

    private final Wiring wiring;
    private final History history;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final SampleBlocks samples;
    private final Map<String, List<GradeSpan>> settled = new TreeMap<>();
    private Course course;
    private Instant blockStart;
    private Instant blockEnd;
    private Instant blockCheckpoint;
    private Instant comparedFrom;
    private Map<String, Assessment> bases;

    Reading(Wiring wiring, History history, ChronicleState state) {
        this.wiring = wiring;
        this.history = history;
        this.samples = new SampleBlocks(wiring, history, state);
        this.course = Course.from(state.course(), wiring);
        this.blockStart = state.blockStart();
        this.blockEnd = state.blockEnd();
        this.blockCheckpoint = state.blockCheckpoint();
        this.comparedFrom = course.checkpoint();
        this.bases = state.course().assessments();
    }

    /** A short way back: what was known at an instant of the present block. Never kept, only remembered. */
    private record Mark(Instant start, Snapshot before) {}

    ChronicleState state(List<OpenSecond> seconds, List<OpenSecond> late, Instant behind) {
        return new ChronicleState(
                course.snapshot(), blockStart, blockEnd, blockCheckpoint, samples.carried(), seconds, late, behind);
    }

    Course course() {
        return course;
    }

    Instant blockStart() {
        return blockStart;
    }

    Instant blockEnd() {
        return blockEnd;
    }

    /** Samples of continuous feeds. */
    SampleBlocks samples() {
        return samples;
    }

    /** As before the first fact; what was said since then is compared with nothing. */
    void forgetAll() {
        marks.clear();
        settled.clear();
        course = Course.from(Snapshot.EMPTY, wiring);
        blockStart = Instant.MIN;
        samples.begin(blockStart);
        blockEnd = Instant.MIN;
        blockCheckpoint = Instant.MIN;
        comparedFrom = Instant.MIN;
        bases = Map.of();
    }

    void begin(Instant at) {
        if (blockEnd.equals(Instant.MIN)) {
            blockEnd = floor(at, BLOCK).plus(BLOCK);
            history.keep(new HistoryBlock(blockStart, Snapshot.EMPTY, Map.of(), Map.of()));
        }
    }

    /** Whether the past in which an instant lies is forgotten. */
    boolean isForgotten(Instant at) {
        return at.isBefore(blockStart) && history.block(at) == null;
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
        marks.clear();
        Instant start = Objects.requireNonNull(history.oldest()).start();
        if (start.equals(Instant.MIN)) {
            readAgain(start, until);
        } else {
            recall(until);
        }
    }

    /** Reads a fact in order. */
    void read(Fact fact) {
        forgetMarksAfter(fact.at());
        course.read(fact);
    }

    /** Reads a sample in order; answers whether no grade can have changed by it. */
    boolean read(Stretch sample, Instant evaluated) {
        forgetMarksAfter(sample.from());
        return course.read(sample, evaluated);
    }

    static boolean usable(Fact fact) {
        return !(fact instanceof Removed) && !(fact instanceof Measured measured && measured.artefact());
    }

    /** Begins a new block where a fact lies beyond the present one. */
    void roll(Instant at, Instant until) {
        if (at.isBefore(blockEnd)) {
            mark(at, until);
            return;
        }
        marks.clear();
        settle(earlier(floor(at, BLOCK).minusNanos(1), until));
        history.keep(samples.present().with(samples.of(samples.present())));
        blockStart = floor(at, BLOCK);
        samples.begin(blockStart);
        blockEnd = blockStart.plus(BLOCK);
        blockCheckpoint = course.checkpoint();
        history.keep(new HistoryBlock(blockStart, course.snapshot(), Map.of(), Map.of()));
        history.forget(blockStart.minus(wiring.rules().duration(RuleKey.ALERT_HORIZON)), wiring::isStanding);
    }

    /** Remembers a way back now and then: what is charted a little late then costs a few minutes of reading. */
    private void mark(Instant at, Instant until) {
        Instant last = marks.isEmpty() ? blockStart : marks.getLast().start();
        Instant start = floor(at, MARKED);
        boolean apart = last.equals(Instant.MIN) || !start.isBefore(last.plus(MARKED));
        if (apart && course.newest().isBefore(start) && course.checkpoint().isBefore(start)) {
            settle(earlier(start.minusNanos(1), until));
            marks.addLast(new Mark(start, course.snapshot()));
            if (marks.size() > MARKS) {
                marks.removeFirst();
            }
        }
    }

    void readAgain(Instant from, Instant until) {
        forgetMarksAfter(from);
        if (marks.isEmpty()) {
            HistoryBlock block = history.block(earlier(from, blockStart));
            readBlocks(block == null ? samples.present() : block, course.newest(), until);
        } else {
            Mark mark = marks.getLast();
            Instant newest = course.newest();
            goBack(mark.before());
            readPresent(samples.present(), mark.start(), newest, until);
        }
    }

    /** A mark does not know what is read behind it. */
    private void forgetMarksAfter(Instant at) {
        while (!marks.isEmpty() && marks.getLast().start().isAfter(at)) {
            marks.removeLast();
        }
    }

    private void readBlocks(HistoryBlock first, Instant newest, Instant until) {
        goBack(first.before());
        List<HistoryBlock> later = history.blocksAfter(first.start());
        HistoryBlock block = first;
        for (HistoryBlock next : later) {
            read(block.samples(), block.start(), next.start());
            settle(earlier(next.start().minusNanos(1), until));
            block = next.with(course.snapshot());
            history.keep(block);
            blockCheckpoint = course.checkpoint();
        }
        readPresent(block, block.start(), newest, until);
    }

    /** Reads the present block from an instant on, and marks short ways back again. */
    private void readPresent(HistoryBlock block, Instant start, Instant newest, Instant until) {
        Map<Series, List<SampleRun>> sampled = samples.of(block);
        Instant from = start;
        Instant mark =
                newest.equals(Instant.MIN) ? Instant.MAX : floor(newest, MARKED).minus(MARKED.multipliedBy(MARKS - 1));
        while (!mark.isAfter(newest)) {
            if (mark.isAfter(from) && !mark.isBefore(blockStart)) {
                read(sampled, from, mark);
                settle(earlier(mark.minusNanos(1), until));
                marks.addLast(new Mark(mark, course.snapshot()));
                from = mark;
            }
            mark = mark.plus(MARKED);
        }
        while (marks.size() > MARKS) {
            marks.removeFirst();
        }
        read(sampled, from, Instant.MAX);
    }

    private void goBack(Snapshot snapshot) {
        course = course.backTo(snapshot);
        Instant checkpoint = course.checkpoint();
        if (checkpoint.isBefore(comparedFrom)) {
            comparedFrom = checkpoint;
            bases = snapshot.assessments();
        }
        settled.values().forEach(spans -> spans.removeIf(span -> span.from().isAfter(checkpoint)));
    }

    private void read(Map<Series, List<SampleRun>> sampled, Instant start, Instant end) {
        List<Fact> facts = history.facts(start, end).stream()
                .filter(fact -> usable(fact) && Series.of(fact).isEmpty())
                .sorted(wiring.order())
                .toList();
        new Rereading(course, wiring.coding(), sampled, start).read(facts, end);
    }

    /** Grades after {@link #comparedFrom} that are settled, and those that are not. */
    Walked grades(String system, Instant until) {
        Walked walked = course.grades(system, until);
        List<GradeSpan> spans = new ArrayList<>(settled.getOrDefault(system, List.of()));
        spans.addAll(walked.spans());
        return new Walked(spans, walked.nextDue(), walked.instants());
    }

    /** Event time from which on {@link #grades} tells; what lies before has not changed since it was asked last. */
    Instant comparedFrom() {
        return comparedFrom;
    }

    /** Event time up to which all was settled when the present block of history began. */
    Instant blockCheckpoint() {
        return blockCheckpoint;
    }

    /** What a scale said at {@link #comparedFrom}, null before its first assessment. */
    @Nullable
    Assessment base(String system) {
        return bases.get(system);
    }

    /** Settles what cannot change any more, up to an instant at most. */
    void settle(Instant latest) {
        course.settle(latest)
                .forEach((system, spans) -> settled.computeIfAbsent(system, key -> new ArrayList<>())
                        .addAll(spans));
    }

    /** What was compared is known: the next comparison begins at the checkpoint. */
    void compared() {
        settled.clear();
        comparedFrom = course.checkpoint();
        bases = course.assessments();
    }

    static Instant floor(Instant at, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

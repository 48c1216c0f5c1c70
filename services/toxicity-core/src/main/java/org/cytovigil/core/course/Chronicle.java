// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.history.History;
import org.cytovigil.core.history.HistoryBlock;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SampleRuns;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * Takes facts in any order. What comes in order is read at once; what is late, corrected or removed makes the course be
 * read again from the block of history in which it lies. Once the same facts have come, the course is the same.
 */
public final class Chronicle {
    /** How much of the past is read again at most for something that is a little late. */
    private static final Duration BLOCK = Duration.ofHours(4);

    /** So many runs of samples at most are carried with each event. */
    private static final int FLUSHED = 48;

    /** So far apart are the marks within a block, and so many of them are remembered. */
    private static final Duration MARKED = Duration.ofMinutes(5);

    private static final int MARKS = 6;

    private final Wiring wiring;
    private final History history;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Map<Series, List<SampleRun>> samples;
    private final Map<Series, OpenSecond> seconds = new TreeMap<>();
    private final Map<Series, OpenSecond> late = new TreeMap<>();
    private final Map<String, List<GradeSpan>> settled = new TreeMap<>();
    private Course course;
    private Instant blockStart;
    private Instant blockEnd;
    private Instant blockCheckpoint;
    private Instant comparedFrom;
    private Map<String, Assessment> bases;

    /** Goes on from what was kept. */
    public Chronicle(Wiring wiring, History history, ChronicleState state) {
        this.wiring = wiring;
        this.history = history;
        this.samples = new TreeMap<>();
        state.samples().forEach((series, runs) -> samples.put(series, new ArrayList<>(runs)));
        state.seconds().forEach(second -> seconds.put(second.series(), second));
        state.late().forEach(second -> late.put(second.series(), second));
        this.course = Course.from(state.course(), wiring);
        this.blockStart = state.blockStart();
        this.blockEnd = state.blockEnd();
        this.blockCheckpoint = state.blockCheckpoint();
        this.comparedFrom = course.checkpoint();
        this.bases = state.course().assessments();
    }

    /** What must be kept beside the history. */
    public ChronicleState state() {
        return new ChronicleState(
                course.snapshot(),
                blockStart,
                blockEnd,
                blockCheckpoint,
                samples,
                List.copyOf(seconds.values()),
                List.copyOf(late.values()));
    }

    /** The course as far as it is known. */
    public Course course() {
        return course;
    }

    /** A short way back: what was known at an instant of the present block. Never kept, only remembered. */
    private record Mark(Instant start, Snapshot before) {}

    /** What a fact did to the course. */
    public enum Effect {
        /** A copy, an outdated version, or nothing that anything reads. */
        NONE,
        /** Read; no grade can have changed. */
        QUIET,
        /** Read; grades must be worked out. */
        CHANGED,
        /** Older than the past that is kept: not read. */
        BEYOND
    }

    /**
     * Takes a fact.
     *
     * @param evaluated instant up to which grades were worked out
     * @param until event time up to which grades may be settled by it
     */
    public Effect take(Fact fact, Instant evaluated, Instant until) {
        begin(fact.at());
        Series series = Series.of(fact).orElse(null);
        if (series == null) {
            return takeExact(fact, until);
        }
        boolean amends = fact instanceof Removed || fact.status().amends();
        return amends ? amend(fact, series, until) : sample((Measured) fact, series, evaluated, until);
    }

    private void begin(Instant at) {
        if (blockEnd.equals(Instant.MIN)) {
            blockEnd = floor(at).plus(BLOCK);
            history.keep(new HistoryBlock(blockStart, Snapshot.EMPTY, Map.of(), Map.of()));
        }
    }

    private Effect takeExact(Fact fact, Instant until) {
        Fact present = history.fact(fact.id());
        if (present != null && Fact.BY_VERSION.compare(fact, present) <= 0) {
            return Effect.NONE;
        }
        boolean replaces = present != null && usable(present);
        if (present == null
                && !(fact instanceof Removed)
                && wiring.readers(fact).isEmpty()) {
            return Effect.NONE;
        }
        Instant from = replaces && present != null && present.at().isBefore(fact.at()) ? present.at() : fact.at();
        if (from.isBefore(blockStart) && history.block(from) == null) {
            return recall(fact, until);
        }
        roll(fact.at(), until);
        boolean late = from.isBefore(blockStart) || course.late(fact);
        history.keep(fact);
        if (replaces || (late && usable(fact))) {
            readAgain(from, until);
            return Effect.CHANGED;
        }
        if (usable(fact)) {
            course.read(fact);
            return Effect.CHANGED;
        }
        return Effect.NONE;
    }

    /** Who the patient is and which therapy runs counts however late it is told; the rest of that past is forgotten. */
    private Effect recall(Fact fact, Instant until) {
        if (!wiring.isStanding(fact)) {
            return Effect.BEYOND;
        }
        history.keep(fact);
        HistoryBlock oldest = history.blocks().get(0);
        Course past = Course.from(Snapshot.EMPTY, wiring);
        history.facts(Instant.MIN, oldest.start()).stream()
                .filter(wiring::isStanding)
                .sorted(wiring.order())
                .forEach(past::read);
        history.keep(oldest.with(past.standing(oldest.before())));
        readAgain(oldest.start(), until);
        return Effect.CHANGED;
    }

    private static boolean usable(Fact fact) {
        return !(fact instanceof Removed) && !(fact instanceof Measured measured && measured.artefact());
    }

    private Effect sample(Measured measured, Series series, Instant evaluated, Instant until) {
        Instant second = measured.at();
        if (!wiring.coding().reads(series.group()) || measured.artefact() || amended(measured, series)) {
            return Effect.NONE;
        }
        OpenSecond open = seconds.getOrDefault(series, OpenSecond.none(series));
        if (behind(series, second, open)) {
            return behind(measured, series, until);
        }
        roll(second, until);
        OpenSecond next = open.with(measured, 0);
        seconds.put(series, next);
        int was = second.equals(open.at()) ? open.code(wiring.coding()) : 0;
        int code = next.code(wiring.coding());
        if (code == was) {
            return Effect.NONE;
        }
        if (code == 0) {
            return change(series, second, now -> 0, until);
        }
        Stretch stretch = new Stretch(series, wiring.coding().levels(series.group(), code), second, second);
        boolean replaced = second.equals(open.at()) && was != 0;
        boolean again = course.late(stretch);
        List<SampleRun> runs = samples.computeIfAbsent(series, key -> new ArrayList<>());
        if (replaced) {
            SampleRuns.removeLast(runs);
        }
        SampleRuns.append(runs, second, code);
        flush();
        if (again) {
            readAgain(second, until);
            return Effect.CHANGED;
        }
        return course.read(stretch, evaluated) ? Effect.QUIET : Effect.CHANGED;
    }

    /** A sample behind later ones: what comes next of its second is still judged with it. */
    private Effect behind(Measured measured, Series series, Instant until) {
        Instant second = measured.at();
        List<SampleRun> runs = List.of();
        if (!second.isBefore(blockStart)) {
            runs = sampled(present(), series);
        } else {
            HistoryBlock block = history.block(second);
            runs = block == null ? runs : block.samples().getOrDefault(series, List.of());
        }
        OpenSecond open =
                late.getOrDefault(series, OpenSecond.none(series)).with(measured, SampleRuns.code(runs, second));
        late.put(series, open);
        int code = open.code(wiring.coding());
        return change(series, second, now -> code, until);
    }

    /** Whether a sample comes after later ones of its feed, or for a second of which only a correction is known. */
    private boolean behind(Series series, Instant second, OpenSecond open) {
        List<SampleRun> runs = samples.getOrDefault(series, List.of());
        boolean known =
                !runs.isEmpty() && !second.isAfter(runs.get(runs.size() - 1).last()) && !second.equals(open.at());
        return known || second.isBefore(open.at()) || second.isBefore(blockStart);
    }

    /** Whether a correction of this very sample has come before it. */
    private boolean amended(Measured measured, Series series) {
        Instant second = measured.at();
        OpenSecond open = seconds.get(series);
        boolean possible = open != null && !second.isAfter(open.amendedUntil());
        return possible && !amendments(second, series, measured.parameter()).isEmpty();
    }

    private List<Fact> amendments(Instant second, Series series, @Nullable Parameter parameter) {
        return history.facts(second, second.plusNanos(1)).stream()
                .filter(fact -> series.equals(Series.of(fact).orElse(null)) && parameter == Series.parameter(fact))
                .toList();
    }

    /** A correction or removal of a sample counts, whatever else comes for its second. */
    private Effect amend(Fact fact, Series series, Instant until) {
        Fact present = history.fact(fact.id());
        if (present != null && Fact.BY_VERSION.compare(fact, present) <= 0) {
            return Effect.NONE;
        }
        if (!wiring.coding().reads(series.group())) {
            return Effect.NONE;
        }
        boolean outdated = amendments(fact.at(), series, Series.parameter(fact)).stream()
                .anyMatch(other -> Fact.BY_VERSION.compare(fact, other) <= 0);
        if (fact.at().isBefore(blockStart) && history.block(fact.at()) == null) {
            return Effect.BEYOND;
        }
        roll(fact.at(), until);
        history.keep(fact);
        seconds.put(
                series, seconds.getOrDefault(series, OpenSecond.none(series)).amended(fact.at()));
        if (outdated) {
            return Effect.NONE;
        }
        Measured counts = fact instanceof Measured measured && !measured.artefact() ? measured : null;
        return change(
                series,
                fact.at(),
                now -> wiring.coding().with(series.group(), now, Series.parameter(fact), counts),
                until);
    }

    private Effect change(Series series, Instant second, IntUnaryOperator change, Instant until) {
        if (!second.isBefore(blockStart)) {
            List<SampleRun> runs = sampled(present(), series);
            List<SampleRun> changed = SampleRuns.change(runs, second, change);
            if (changed.equals(runs)) {
                return Effect.NONE;
            }
            history.keep(present().with(series, List.of()));
            samples.put(series, new ArrayList<>(changed));
            flush();
        } else {
            HistoryBlock block = history.block(second);
            if (block == null) {
                return Effect.BEYOND;
            }
            List<SampleRun> runs = block.samples().getOrDefault(series, List.of());
            List<SampleRun> changed = SampleRuns.change(runs, second, change);
            if (changed.equals(runs)) {
                return Effect.NONE;
            }
            history.keep(block.with(series, changed));
        }
        readAgain(second, until);
        return Effect.CHANGED;
    }

    /** Begins a new block where a fact lies beyond the present one. */
    private void roll(Instant at, Instant until) {
        if (at.isBefore(blockEnd)) {
            mark(at, until);
            return;
        }
        marks.clear();
        settle(earlier(floor(at).minusNanos(1), until));
        history.keep(present().with(sampled(present())));
        samples.clear();
        blockStart = floor(at);
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
        if (apart && course.newest().isBefore(start)) {
            settle(earlier(start.minusNanos(1), until));
            marks.addLast(new Mark(start, course.snapshot()));
            if (marks.size() > MARKS) {
                marks.removeFirst();
            }
        }
    }

    private HistoryBlock present() {
        HistoryBlock block = history.block(blockStart);
        if (block == null) {
            throw new IllegalStateException("the present block is not in the history");
        }
        return block;
    }

    /** The samples of the present block: those already moved to the history, then those that are not. */
    private Map<Series, List<SampleRun>> sampled(HistoryBlock present) {
        Map<Series, List<SampleRun>> all = new TreeMap<>(present.samples());
        samples.keySet().forEach(series -> all.put(series, sampled(present, series)));
        return all;
    }

    private List<SampleRun> sampled(HistoryBlock present, Series series) {
        List<SampleRun> all = new ArrayList<>(present.samples().getOrDefault(series, List.of()));
        all.addAll(samples.getOrDefault(series, List.of()));
        return all;
    }

    /** Moves samples to the history where they have become many: only the newest run of each feed still grows. */
    private void flush() {
        if (samples.values().stream().mapToInt(List::size).sum() <= FLUSHED) {
            return;
        }
        Map<Series, List<SampleRun>> moved = sampled(present());
        moved.replaceAll((series, runs) -> {
            List<SampleRun> growing = samples.getOrDefault(series, List.of());
            return growing.isEmpty() ? runs : runs.subList(0, runs.size() - 1);
        });
        history.keep(present().with(moved));
        samples.replaceAll((series, runs) -> new ArrayList<>(runs.subList(Math.max(0, runs.size() - 1), runs.size())));
    }

    private void readAgain(Instant from, Instant until) {
        while (!marks.isEmpty() && marks.getLast().start().isAfter(from)) {
            marks.removeLast();
        }
        if (marks.isEmpty()) {
            HistoryBlock block = history.block(earlier(from, blockStart));
            readBlocks(block == null ? present() : block, until);
        } else {
            Mark mark = marks.getLast();
            goBack(mark.before());
            read(present(), mark.start(), Instant.MAX);
        }
    }

    private void readBlocks(HistoryBlock first, Instant until) {
        goBack(first.before());
        List<HistoryBlock> later = history.blocksAfter(first.start());
        read(first, first.start(), later.isEmpty() ? Instant.MAX : later.get(0).start());
        for (int i = 0; i < later.size(); i++) {
            HistoryBlock block = later.get(i);
            settle(earlier(block.start().minusNanos(1), until));
            history.keep(block.with(course.snapshot()));
            blockCheckpoint = course.checkpoint();
            read(block, block.start(), i + 1 < later.size() ? later.get(i + 1).start() : Instant.MAX);
        }
    }

    private void goBack(Snapshot snapshot) {
        course = Course.from(snapshot, wiring);
        Instant checkpoint = course.checkpoint();
        if (checkpoint.isBefore(comparedFrom)) {
            comparedFrom = checkpoint;
            bases = snapshot.assessments();
        }
        settled.values().forEach(spans -> spans.removeIf(span -> span.from().isAfter(checkpoint)));
    }

    private void read(HistoryBlock block, Instant start, Instant end) {
        Map<Series, List<SampleRun>> sampled = block.start().equals(blockStart) ? sampled(block) : block.samples();
        List<Fact> facts = history.facts(start, end).stream()
                .filter(fact -> usable(fact) && Series.of(fact).isEmpty())
                .sorted(wiring.order())
                .toList();
        new Rereading(course, wiring.coding(), sampled, start).read(facts);
    }

    /** Grades after {@link #comparedFrom} that are settled, and those that are not. */
    public Walked grades(String system, Instant until) {
        Walked walked = course.grades(system, until);
        List<GradeSpan> spans = new ArrayList<>(settled.getOrDefault(system, List.of()));
        spans.addAll(walked.spans());
        return new Walked(spans, walked.nextDue(), walked.instants());
    }

    /** Event time from which on {@link #grades} tells; what lies before has not changed since it was asked last. */
    public Instant comparedFrom() {
        return comparedFrom;
    }

    /** Event time up to which all was settled when the present block of history began. */
    public Instant blockCheckpoint() {
        return blockCheckpoint;
    }

    /** What a scale said at {@link #comparedFrom}, null before its first assessment. */
    public @Nullable Assessment base(String system) {
        return bases.get(system);
    }

    /** Settles what cannot change any more, up to an instant at most. */
    public void settle(Instant latest) {
        course.settle(latest)
                .forEach((system, spans) -> settled.computeIfAbsent(system, key -> new ArrayList<>())
                        .addAll(spans));
    }

    /** What was compared is known: the next comparison begins at the checkpoint. */
    public void compared() {
        settled.clear();
        comparedFrom = course.checkpoint();
        bases = course.snapshot().assessments();
    }

    private static Instant floor(Instant at) {
        return floor(at, BLOCK);
    }

    private static Instant floor(Instant at, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

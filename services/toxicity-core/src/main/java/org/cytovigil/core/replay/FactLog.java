// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * The log of one patient's facts, which arrive in any order. A fact in order is read at once. A late, corrected or removed
 * one makes the timeline replay from the block of history in which it lies, once for all such facts until {@link #catchUp}.
 * The same facts give the same timeline, whatever their order of arrival.
 */
public final class FactLog {
    private final SignalGraph graph;
    private final History history;
    private final Replay replay;
    private final Map<Series, OpenSecond> seconds = new TreeMap<>();
    private final Map<Series, OpenSecond> late = new TreeMap<>();
    private final LookAhead lookAhead;
    private Instant behind;

    /** Goes on from what was kept. */
    public FactLog(SignalGraph graph, History history, FactLogState state) {
        this.graph = graph;
        this.history = history;
        this.replay = new Replay(graph, history, state);
        this.lookAhead = new LookAhead(graph, history);
        state.seconds().forEach(second -> seconds.put(second.series(), second));
        state.late().forEach(second -> late.put(second.series(), second));
        this.behind = state.behind();
    }

    /** Makes known beforehand what will come, where a whole file is graded: the past is judged with it from the start. */
    public void expect(Collection<? extends Fact> facts) {
        lookAhead.expect(facts);
        lookAhead.renew(timeline());
    }

    /** What must be kept beside the history. */
    public FactLogState state() {
        return replay.state(List.copyOf(seconds.values()), List.copyOf(late.values()), behind);
    }

    /** Whether facts are kept that the course does not know of before {@link #catchUp}. */
    public boolean isBehind() {
        return !behind.equals(Instant.MAX);
    }

    /**
     * Reads what was kept and not read yet; must be called before grades are asked for.
     *
     * @param until event time up to which grades may be settled by it
     */
    public void catchUp(Instant until) {
        if (isBehind()) {
            Instant from = behind;
            behind = Instant.MAX;
            replay.readAgain(from, until);
        }
    }

    /**
     * Other rules are in force than those under which all was read: reads all that is kept again.
     *
     * @param former coding of the samples that are kept
     * @param until event time up to which grades may be settled by it
     */
    public void readAnew(Coding former, Instant until) {
        seconds.replaceAll((series, open) -> open.recoded(graph.coding(), former));
        late.replaceAll((series, open) -> open.recoded(graph.coding(), former));
        behind = Instant.MAX;
        if (history.oldest() != null) {
            lookAhead.renew(timeline());
            replay.readAnew(former, until);
        }
    }

    /** The signals as far as they are known. */
    public SignalTimeline timeline() {
        return replay.timeline();
    }

    /** What a fact did to the timeline. */
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
        if (lookAhead.announces(fact)) {
            catchUp(until);
            return announced(fact, until);
        }
        replay.begin(fact.at());
        Series series = Series.of(fact).orElse(null);
        if (!fact.at().isBefore(replay.block().end())) {
            catchUp(until);
        }
        if (fact instanceof SamplesMoved moved) {
            return add(moved, until);
        }
        if (series == null) {
            return takeExact(fact, until);
        }
        boolean amends = fact instanceof Removed || fact.status().amends();
        return amends ? amend(fact, series, until) : sample((Measured) fact, series, evaluated, until);
    }

    /** Takes samples of a merged record; what is open of the feed is closed, since it may be behind them now. */
    private Effect add(SamplesMoved moved, Instant until) {
        Series series = Series.named(moved.feed());
        boolean known = moved.edition().equals(graph.rules().edition());
        if (!known || !graph.coding().reads(series.group())) {
            return Effect.NONE;
        }
        if (replay.isForgotten(moved.from())) {
            return Effect.BEYOND;
        }
        replay.roll(moved.at(), until);
        seconds.computeIfPresent(series, (key, open) -> open.closed());
        late.remove(series);
        List<SampleRun> runs = moved.runs().stream()
                .map(run -> new SampleRun(run.first(), run.last(), run.period(), run.code()))
                .toList();
        return replay.samples().add(series, runs) ? behindFrom(runs.get(0).first()) : Effect.NONE;
    }

    /** What is planned lies ahead: it is kept, and what was judged without it is judged again. */
    private Effect announced(Fact fact, Instant until) {
        Fact present = history.fact(fact.id());
        if (present != null && Fact.BY_VERSION.compare(fact, present) <= 0) {
            return Effect.NONE;
        }
        history.keep(fact);
        Instant from = lookAhead.renew(timeline());
        if (present != null && lookAhead.happened(present) && present.at().isBefore(from)) {
            from = lookAhead.kept(present.at());
        }
        if (from.equals(Instant.MAX)) {
            return Effect.NONE;
        }
        if (history.oldest() != null) {
            replay.readAgain(from, until);
        }
        return Effect.CHANGED;
    }

    private Effect takeExact(Fact fact, Instant until) {
        Fact present = history.fact(fact.id());
        if (present != null && Fact.BY_VERSION.compare(fact, present) <= 0) {
            return Effect.NONE;
        }
        boolean replaces = present != null && Replay.usable(present);
        // What takes back or replaces is kept even where nothing reads it: between topics it may overtake the first
        // version.
        boolean amends = fact instanceof Removed || fact.status().amends();
        if (present == null && !amends && graph.readers(fact).isEmpty()) {
            return Effect.NONE;
        }
        Instant from = replaces && present != null && present.at().isBefore(fact.at()) ? present.at() : fact.at();
        if (replay.isForgotten(from)) {
            return recall(fact, present, until);
        }
        boolean foreseen = graph.isForeseen(fact) || graph.isForeseen(present);
        if (foreseen) {
            catchUp(until);
        }
        replay.roll(fact.at(), until);
        boolean late = from.isBefore(replay.block().start()) || timeline().late(fact);
        history.keep(fact);
        if (foreseen) {
            Instant differs = lookAhead.renew(timeline());
            if (differs.isBefore(from)) {
                replay.readAgain(differs, until);
                return Effect.CHANGED;
            }
        }
        if (replaces || (late && Replay.usable(fact))) {
            return behindFrom(from);
        }
        if (Replay.usable(fact)) {
            replay.read(fact);
            return Effect.CHANGED;
        }
        return Effect.NONE;
    }

    private Effect behindFrom(Instant from) {
        behind = from.isBefore(behind) ? from : behind;
        return Effect.CHANGED;
    }

    /** Who the patient is and which therapy runs counts however late it is told; the rest of that past is forgotten. */
    private Effect recall(Fact fact, @Nullable Fact present, Instant until) {
        boolean takesBack = fact instanceof Removed && present != null && graph.isStanding(present);
        if (!takesBack && !graph.isStanding(fact)) {
            return Effect.BEYOND;
        }
        history.keep(fact);
        lookAhead.renew(timeline());
        replay.recall(until);
        return Effect.CHANGED;
    }

    private Effect sample(Measured measured, Series series, Instant evaluated, Instant until) {
        Instant second = measured.at();
        if (!graph.coding().reads(series.group()) || measured.artefact() || amended(measured, series)) {
            return Effect.NONE;
        }
        OpenSecond open = open(series);
        if (behind(series, second, open)) {
            return behind(measured, series);
        }
        replay.roll(second, until);
        OpenSecond next = open.with(measured, 0);
        seconds.put(series, next);
        int was = second.equals(open.at()) ? open.code(graph.coding()) : 0;
        int code = next.code(graph.coding());
        if (code == was) {
            return Effect.NONE;
        }
        if (code == 0) {
            return change(series, second, now -> 0);
        }
        Stretch stretch = new Stretch(series, graph.coding().levels(series.group(), code), second, second);
        boolean again = timeline().late(stretch);
        replay.samples().append(series, second, code, second.equals(open.at()) && was != 0);
        if (again) {
            return behindFrom(second);
        }
        return replay.read(stretch, evaluated) ? Effect.QUIET : Effect.CHANGED;
    }

    /** A sample behind later ones: what comes next of its second is still judged with it. */
    private Effect behind(Measured measured, Series series) {
        Instant second = measured.at();
        OpenSecond before = late.get(series);
        OpenSecond open = (before == null ? OpenSecond.none(series) : before)
                .with(measured, replay.samples().code(series, second));
        late.put(series, open);
        int code = open.code(graph.coding());
        return change(series, second, now -> code);
    }

    /** Whether a sample comes after later ones of its feed, or for a second of which only a correction is known. */
    private boolean behind(Series series, Instant second, OpenSecond open) {
        boolean known = !second.isAfter(replay.samples().newest(series)) && !second.equals(open.at());
        return known
                || second.isBefore(open.at())
                || second.isBefore(replay.block().start());
    }

    private OpenSecond open(Series series) {
        OpenSecond open = seconds.get(series);
        return open == null ? OpenSecond.none(series) : open;
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
        if (!graph.coding().reads(series.group())) {
            return Effect.NONE;
        }
        boolean outdated = amendments(fact.at(), series, Series.parameter(fact)).stream()
                .anyMatch(other -> Fact.BY_VERSION.compare(fact, other) <= 0);
        if (replay.isForgotten(fact.at())) {
            return Effect.BEYOND;
        }
        replay.roll(fact.at(), until);
        history.keep(fact);
        seconds.put(series, open(series).amended(fact.at()));
        if (outdated) {
            return Effect.NONE;
        }
        Measured counts = fact instanceof Measured measured && !measured.artefact() ? measured : null;
        return change(
                series, fact.at(), now -> graph.coding().with(series.group(), now, Series.parameter(fact), counts));
    }

    private Effect change(Series series, Instant second, IntUnaryOperator change) {
        if (replay.isForgotten(second)) {
            return Effect.BEYOND;
        }
        return replay.samples().change(series, second, change) ? behindFrom(second) : Effect.NONE;
    }

    /** Grades after {@link #comparedFrom} that are settled, and those that are not. */
    public ScaleGrades grades(String system, Instant until) {
        return replay.grades(system, until);
    }

    /** Event time from which on {@link #grades} tells; what lies before has not changed since it was asked last. */
    public Instant comparedFrom() {
        return replay.settled().comparedFrom();
    }

    /** Event time up to which all was settled when the present block of history began. */
    public Instant blockCheckpoint() {
        return replay.block().checkpoint();
    }

    /** What a scale said at {@link #comparedFrom}, null before its first assessment. */
    public @Nullable Assessment base(String system) {
        return replay.settled().base(system);
    }

    /** Settles what cannot change any more, up to an instant at most. */
    public void settle(Instant latest) {
        replay.settle(latest);
    }

    /** What was compared is known: the next comparison begins at the checkpoint. */
    public void compared() {
        replay.compared();
    }

    /** All that is kept, as facts of the patient from which the same grades follow, in order of event time. */
    public List<Fact> kept(PatientKey patient) {
        return new KeptFacts(patient, history, graph.rules().edition())
                .with(replay.samples().carried());
    }

    /** Nothing was ever read: all that was said no longer holds. The history is left to the caller. */
    public void forgetAll() {
        seconds.clear();
        late.clear();
        behind = Instant.MAX;
        replay.forgetAll();
    }
}

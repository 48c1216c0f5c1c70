// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.SourceSeries;
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
    private final SampleLog samples;
    private final LookAhead lookAhead;
    private final Backlog backlog;

    /** Goes on from what was kept. */
    public FactLog(SignalGraph graph, History history, FactLogState state) {
        this.graph = graph;
        this.history = history;
        this.replay = new Replay(graph, history, state);
        this.lookAhead = new LookAhead(graph, history);
        this.backlog = new Backlog(state.behind());
        this.samples = new SampleLog(graph, history, replay, backlog, state);
    }

    /** Makes known beforehand what will come, where a whole file is graded: the past is judged with it from the start. */
    public void expect(Collection<? extends Fact> facts) {
        lookAhead.expect(facts);
        lookAhead.renew(timeline());
    }

    /** What must be kept beside the history. */
    public FactLogState state() {
        return replay.state(samples.seconds(), samples.late(), backlog.from());
    }

    /** Whether facts are kept that the course does not know of before {@link #catchUp}. */
    public boolean isBehind() {
        return backlog.isBehind();
    }

    /**
     * Reads what was kept and not read yet; must be called before grades are asked for.
     *
     * @param until event time up to which grades may be settled by it
     */
    public void catchUp(Instant until) {
        if (backlog.isBehind()) {
            Instant from = backlog.from();
            backlog.clear();
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
        samples.recode(former);
        backlog.clear();
        if (history.oldest() != null) {
            lookAhead.renew(timeline());
            replay.readAnew(former, until);
        }
    }

    /** Where a grade may change by the sample that was taken last, though none has yet; {@link Instant#MAX} for nowhere. */
    public Instant changes() {
        return replay.changes();
    }

    /** The signals as far as they are known. */
    public SignalTimeline timeline() {
        return replay.timeline();
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
        SourceSeries series = SourceSeries.of(fact).orElse(null);
        if (!fact.at().isBefore(replay.block().end())) {
            catchUp(until);
        }
        if (fact instanceof SamplesMoved moved) {
            return samples.add(moved, until);
        }
        if (series == null) {
            return takeExact(fact, history.fact(fact.key()), until);
        }
        boolean amends = fact instanceof Removed || fact.status().amends();
        return amends ? amend(fact, series, until) : samples.take((Measured) fact, series, evaluated, until);
    }

    /** A correction of a sample may have the id of something that was no sample: that is over, as after any correction. */
    private Effect amend(Fact fact, SourceSeries series, Instant until) {
        Fact present = history.fact(fact.key());
        if (present != null && Fact.BY_VERSION.compare(fact, present) <= 0) {
            return Effect.NONE;
        }
        Effect amended = samples.amend(fact, series, until);
        boolean replaces =
                present != null && Replay.usable(present) && Series.of(present).isEmpty();
        Effect replaced = replaces ? takeExact(fact, present, until) : Effect.NONE;
        return replaced == Effect.NONE || amended == Effect.CHANGED ? amended : replaced;
    }

    /** What is planned lies ahead: it is kept, and what was judged without it is judged again. */
    private Effect announced(Fact fact, Instant until) {
        Fact present = history.fact(fact.key());
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

    private Effect takeExact(Fact fact, @Nullable Fact present, Instant until) {
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
            return replaces && present != null && leaves(fact, present)
                    ? leave(fact, present)
                    : recall(fact, present, until);
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
            return backlog.add(from);
        }
        if (Replay.usable(fact)) {
            replay.read(fact);
            return Effect.CHANGED;
        }
        return Effect.NONE;
    }

    /** Whether a fact that is remembered turns out to belong to the past that is forgotten. */
    private boolean leaves(Fact fact, Fact present) {
        return !replay.isForgotten(present.at()) && !graph.isStanding(fact) && !graph.isStanding(present);
    }

    private Effect leave(Fact fact, Fact present) {
        history.keep(fact);
        return backlog.add(present.at());
    }

    /** Who the patient is and which therapy runs counts however late it is told; the rest of that past is forgotten. */
    private Effect recall(Fact fact, @Nullable Fact present, Instant until) {
        boolean takesBack = present != null && graph.isStanding(present);
        if (!takesBack && !graph.isStanding(fact)) {
            return Effect.BEYOND;
        }
        history.keep(fact);
        lookAhead.renew(timeline());
        replay.recall(until);
        return Effect.CHANGED;
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
        samples.clear();
        backlog.clear();
        replay.forgetAll();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.Levels;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.cytovigil.core.signal.Signal;

/**
 * Signal state up to the newest fact, with checkpoints to replay from: the blocks of history, and within the present block
 * a few short ones.
 */
final class Replay {
    private final SignalGraph graph;
    private final History history;
    private final SampleBlocks samples;
    private final Checkpoints checkpoints = new Checkpoints();
    private final SettledGrades settled;
    private final DeferredSamples deferred = new DeferredSamples();
    private SignalTimeline timeline;
    private BlockBounds block;
    private Instant changes = Instant.MAX;

    Replay(SignalGraph graph, History history, FactLogState state) {
        this.graph = graph;
        this.history = history;
        this.samples = new SampleBlocks(graph, history, state);
        this.timeline = SignalTimeline.from(state.timeline(), graph);
        this.block = new BlockBounds(state.blockStart(), state.blockEnd(), state.blockCheckpoint());
        this.settled = new SettledGrades(timeline.checkpoint(), state.timeline().assessments());
    }

    /** @param behind event time from which on facts are kept that were not read; so are those read and not compared */
    FactLogState state(List<OpenSecond> seconds, List<OpenSecond> late, Instant behind) {
        return new FactLogState(
                read().snapshot(),
                block.start(),
                block.end(),
                block.checkpoint(),
                samples.carried(),
                seconds,
                late,
                earlier(behind, settled.readAgainFrom()));
    }

    /** The signals with all that was deferred; whoever looks at them may change what they do with the next sample. */
    SignalTimeline timeline() {
        SignalTimeline present = read();
        deferred.forget();
        return present;
    }

    private SignalTimeline read() {
        deferred.readInto(timeline, graph.coding());
        return timeline;
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
        deferred.forget();
        timeline = SignalTimeline.from(Snapshot.EMPTY, graph);
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
        SignalTimeline past = SignalTimeline.from(Snapshot.EMPTY, graph);
        history.facts(Instant.MIN, oldest.start()).stream()
                .filter(graph::isStanding)
                .sorted(graph.order())
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
        timeline().read(fact);
    }

    /** Whether a sample can no longer be read in order. */
    boolean late(Stretch sample) {
        return read().late(sample);
    }

    /** Reads a sample in order; answers whether no grade can have changed by it. */
    boolean read(Stretch sample, int code, Instant evaluated) {
        checkpoints.forgetAfter(sample.from());
        boolean quiet = read().read(sample, evaluated);
        changes = timeline.changes();
        deferred.read(sample.series(), sample.from(), code, quiet && timeline.waits(), timeline);
        return quiet;
    }

    /** Puts off reading the newest sample of a feed where no grade can change by it yet; answers whether it does. */
    boolean defer(Series series, Instant second, int code, boolean replaces, Instant evaluated) {
        int before = deferred.newestCode(series);
        boolean taken = deferred.take(series, second, code, replaces, evaluated);
        changes = taken && code != before ? countsFrom(series, second, before, code) : Instant.MAX;
        return taken;
    }

    private Instant countsFrom(Series series, Instant second, int before, int code) {
        Levels former = graph.coding().levels(series.group(), before);
        Stretch sample = new Stretch(series, graph.coding().levels(series.group(), code), second, second);
        Instant from = Instant.MAX;
        for (Signal<?> reader : graph.readers(series.group())) {
            from = earlier(from, reader.countsFrom(sample, former, graph.rules()));
        }
        return from;
    }

    /** Where a grade may change by the sample that came last, though none has yet; {@link Instant#MAX} for nowhere. */
    Instant changes() {
        return changes;
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
        block = BlockBounds.around(at, timeline().checkpoint());
        samples.begin(block.start());
        history.keep(new HistoryBlock(block.start(), timeline.snapshot(), Map.of(), Map.of()));
        history.forget(block.start().minus(graph.rules().duration(RuleKey.ALERT_HORIZON)), graph::isStanding);
    }

    /** Remembers a way back now and then. */
    private void mark(Instant at, Instant until) {
        Instant start = Checkpoints.floor(at);
        boolean apart = checkpoints.isApart(start, block.start());
        if (apart
                && timeline().newest().isBefore(start)
                && timeline.checkpoint().isBefore(start)) {
            settle(earlier(start.minusNanos(1), until));
            checkpoints.add(start, timeline.snapshot());
        }
    }

    void readAgain(Instant from, Instant until) {
        checkpoints.forgetAfter(from);
        if (checkpoints.isEmpty()) {
            HistoryBlock first = history.block(earlier(from, block.start()));
            readBlocks(first == null ? samples.present() : first, timeline().newest(), until);
        } else {
            Checkpoints.Checkpoint checkpoint = checkpoints.newest();
            Instant newest = timeline().newest();
            goBack(checkpoint.before());
            readPresent(samples.present(), checkpoint.start(), newest, until);
        }
    }

    private void readBlocks(HistoryBlock first, Instant newest, Instant until) {
        goBack(first.before());
        List<HistoryBlock> later = history.blocksAfter(first.start());
        HistoryBlock present = first;
        for (HistoryBlock next : later) {
            read(samples.together(present.samples()), present.start(), next.start());
            settle(earlier(next.start().minusNanos(1), until));
            present = next.with(timeline.snapshot());
            history.keep(present);
            block = block.settledTo(timeline.checkpoint());
        }
        readPresent(present, present.start(), newest, until);
    }

    /** Reads the present block from an instant on, and marks short ways back again. */
    private void readPresent(HistoryBlock present, Instant start, Instant newest, Instant until) {
        Map<Series, List<SampleRun>> sampled = samples.together(samples.since(present, start));
        Instant from = start;
        for (Instant at = Checkpoints.first(newest); !at.isAfter(newest); at = Checkpoints.next(at)) {
            if (at.isAfter(from) && !at.isBefore(block.start())) {
                read(sampled, from, at);
                settle(earlier(at.minusNanos(1), until));
                checkpoints.add(at, timeline.snapshot());
                from = at;
            }
        }
        read(sampled, from, Instant.MAX);
    }

    private void goBack(Snapshot snapshot) {
        timeline = timeline.backTo(snapshot);
        settled.backTo(snapshot);
    }

    private void read(Map<Series, List<SampleRun>> sampled, Instant start, Instant end) {
        List<Fact> facts = history.facts(start, end).stream()
                .filter(fact -> usable(fact) && Series.of(fact).isEmpty())
                .sorted(graph.order())
                .toList();
        new BlockReplay(timeline, graph.coding(), sampled, start, Instant.MAX).read(facts, end);
    }

    /** The grades of a scale that were not compared yet. */
    ScaleGrades grades(String system, Instant until) {
        return settled.with(system, timeline().grades(system, until));
    }

    /** The grades that are settled. */
    SettledGrades settled() {
        return settled;
    }

    /** Settles what cannot change any more, up to an instant at most. */
    void settle(Instant latest) {
        settled.add(timeline().settle(latest));
    }

    /** What was compared is known: the next comparison begins at the checkpoint. */
    void compared() {
        settled.compared(timeline().checkpoint(), timeline.assessments());
    }
}

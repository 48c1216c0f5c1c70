// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.SourceSeries;
import org.cytovigil.core.sample.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a patient's continuous feeds. Of each feed of each source the newest second is open, since more may come for it; so is the
 * last one that came behind later ones.
 */
final class SampleLog {
    private final SignalGraph graph;
    private final History history;
    private final Replay replay;
    private final Backlog backlog;
    private final Map<SourceSeries, OpenSecond> seconds = new TreeMap<>();
    private final Map<SourceSeries, OpenSecond> late = new TreeMap<>();

    SampleLog(SignalGraph graph, History history, Replay replay, Backlog backlog, FactLogState state) {
        this.graph = graph;
        this.history = history;
        this.replay = replay;
        this.backlog = backlog;
        state.seconds().forEach(second -> seconds.put(second.feed(), second));
        state.late().forEach(second -> late.put(second.feed(), second));
    }

    /** The newest second of each feed. */
    List<OpenSecond> seconds() {
        return List.copyOf(seconds.values());
    }

    /** The last second of each feed that came behind later ones. */
    List<OpenSecond> late() {
        return List.copyOf(late.values());
    }

    /** Other rules code the levels otherwise. */
    void recode(Coding former) {
        seconds.replaceAll((series, open) -> open.recoded(graph.coding(), former));
        late.replaceAll((series, open) -> open.recoded(graph.coding(), former));
    }

    void clear() {
        seconds.clear();
        late.clear();
    }

    /** Takes samples of a merged record; what is open of the feed is closed, since it may be behind them now. */
    Effect add(SamplesMoved moved, Instant until) {
        SourceSeries series = SourceSeries.named(moved.feed());
        boolean known = moved.edition().equals(graph.rules().edition());
        if (!known || !graph.coding().reads(series.series().group())) {
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
        return replay.samples().add(series, runs) ? backlog.add(runs.get(0).first()) : Effect.NONE;
    }

    /** A sample as it comes. */
    Effect take(Measured measured, SourceSeries series, Instant evaluated, Instant until) {
        Instant second = measured.at();
        if (!graph.coding().reads(series.series().group()) || measured.artefact() || amended(measured, series)) {
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
        return append(series, second, code, evaluated);
    }

    private Effect append(SourceSeries from, Instant second, int own, Instant evaluated) {
        Series series = from.series();
        SampleBlocks samples = replay.samples();
        boolean replaces = samples.newest(series).equals(second);
        boolean replacesOwn = replaces && samples.newest(from).equals(second);
        int others = replaces ? samples.codeOfOthers(from, second) : 0;
        int code = others == 0 ? own : graph.coding().worse(series.group(), own, others);
        if (replay.defer(series, second, code, replaces, evaluated)) {
            samples.append(from, second, own, replacesOwn);
            return Effect.QUIET;
        }
        Stretch stretch = new Stretch(series, graph.coding().levels(series.group(), code), second, second);
        boolean again = replay.late(stretch);
        samples.append(from, second, own, replacesOwn);
        if (again) {
            return backlog.add(second);
        }
        return replay.read(stretch, code, evaluated) ? Effect.QUIET : Effect.CHANGED;
    }

    /** A sample behind later ones: what comes next of its second is still judged with it. */
    private Effect behind(Measured measured, SourceSeries series) {
        Instant second = measured.at();
        Map<SourceSeries, OpenSecond> where = open(series).at().equals(second) ? seconds : late;
        OpenSecond open = where.getOrDefault(series, OpenSecond.none(series))
                .with(measured, replay.samples().code(series, second));
        where.put(series, open);
        int code = open.code(graph.coding());
        return change(series, second, now -> code);
    }

    /**
     * Whether a sample comes after later ones of its feed, also where those are corrections of samples that have not come, or
     * for a second of which only a correction is known.
     */
    private boolean behind(SourceSeries series, Instant second, OpenSecond open) {
        SampleBlocks samples = replay.samples();
        return second.isBefore(samples.newest(series.series()))
                || (second.equals(samples.newest(series)) && !second.equals(open.at()))
                || second.isBefore(open.at())
                || second.isBefore(replay.block().start());
    }

    private OpenSecond open(SourceSeries series) {
        OpenSecond open = seconds.get(series);
        return open == null ? OpenSecond.none(series) : open;
    }

    /** Whether a correction of this very sample has come before it. */
    private boolean amended(Measured measured, SourceSeries series) {
        Instant second = measured.at();
        OpenSecond open = seconds.get(series);
        boolean possible = open != null && !second.isAfter(open.amendedUntil());
        return possible && !amendments(second, series, measured.parameter()).isEmpty();
    }

    private List<Fact> amendments(Instant second, SourceSeries series, @Nullable Parameter parameter) {
        return history.facts(second, second.plusNanos(1)).stream()
                .filter(fact ->
                        series.equals(SourceSeries.of(fact).orElse(null)) && parameter == Series.parameter(fact))
                .toList();
    }

    /** A correction or removal of a sample, newer than what has its id, counts, whatever else comes for its second. */
    Effect amend(Fact fact, SourceSeries series, Instant until) {
        boolean outdated = amendments(fact.at(), series, Series.parameter(fact)).stream()
                .anyMatch(other -> Fact.BY_VERSION.compare(fact, other) <= 0);
        if (replay.isForgotten(fact.at())) {
            return Effect.BEYOND;
        }
        replay.roll(fact.at(), until);
        history.keep(fact);
        seconds.put(series, open(series).amended(fact.at()));
        if (outdated || !graph.coding().reads(series.series().group())) {
            return Effect.NONE;
        }
        return correct(fact, series);
    }

    /** What is open of the second is corrected too, so that what comes next of it is judged with the correction. */
    private Effect correct(Fact fact, SourceSeries series) {
        Parameter parameter = Series.parameter(fact);
        Measured counts = fact instanceof Measured measured && !measured.artefact() ? measured : null;
        Instant second = fact.at();
        IntUnaryOperator change = now -> graph.coding().with(series.series().group(), now, parameter, counts);
        for (Map<SourceSeries, OpenSecond> all : List.of(seconds, late)) {
            OpenSecond open = all.get(series);
            if (open != null && open.at().equals(second)) {
                OpenSecond corrected = open.corrected(parameter, counts, graph.coding());
                all.put(series, corrected);
                int code = corrected.code(graph.coding());
                change = now -> code;
            }
        }
        return change(series, second, change);
    }

    private Effect change(SourceSeries series, Instant second, IntUnaryOperator change) {
        if (replay.isForgotten(second)) {
            return Effect.BEYOND;
        }
        return replay.samples().change(series, second, change) ? backlog.add(second) : Effect.NONE;
    }
}

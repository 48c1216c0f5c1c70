// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SampleRuns;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.SourceSeries;

/**
 * The samples of continuous feeds: those of past blocks in the history; the newest of the present block are carried with the
 * hot state, so that an ordinary sample writes no block.
 */
final class SampleBlocks {
    /** So many runs of samples at most are carried with each event. */
    private static final int MOST_CARRIED = 44;

    private final SignalGraph graph;
    private final History history;
    private final Map<SourceSeries, List<SampleRun>> carried = new TreeMap<>();
    private Instant blockStart;

    SampleBlocks(SignalGraph graph, History history, FactLogState state) {
        this.graph = graph;
        this.history = history;
        this.blockStart = state.blockStart();
        state.samples().forEach((series, runs) -> carried.put(series, new ArrayList<>(runs)));
    }

    /** A new block is the present one; nothing is carried yet. */
    void begin(Instant start) {
        blockStart = start;
        carried.clear();
    }

    /** Samples of the present block that are not in the history yet. */
    Map<SourceSeries, List<SampleRun>> carried() {
        return carried;
    }

    /** Codes all samples anew. */
    void recode(Coding former) {
        for (HistoryBlock block : history.blocks()) {
            history.keep(block.with(recoded(block.samples(), former)));
        }
        Map<SourceSeries, List<SampleRun>> present = recoded(carried, former);
        carried.clear();
        carried.putAll(present);
    }

    /**
     * Adds the newest sample of a feed.
     *
     * @param replaces it takes the place of the one that was the newest
     */
    void append(SourceSeries series, Instant second, int code, boolean replaces) {
        List<SampleRun> runs = carried.computeIfAbsent(series, key -> new ArrayList<>());
        if (replaces) {
            SampleRuns.removeLast(runs);
        }
        SampleRuns.append(runs, second, code);
        flush();
    }

    /** The newest sample of a feed in the present block that is carried, {@link Instant#MIN} for none. */
    Instant newest(SourceSeries series) {
        return newest(carried.getOrDefault(series, List.of()));
    }

    /** The same whoever sent it. */
    Instant newest(Series series) {
        Instant newest = Instant.MIN;
        for (Map.Entry<SourceSeries, List<SampleRun>> each : carried.entrySet()) {
            Instant last = each.getKey().series().equals(series) ? newest(each.getValue()) : Instant.MIN;
            newest = later(last, newest);
        }
        return newest;
    }

    private static Instant newest(List<SampleRun> runs) {
        return runs.isEmpty() ? Instant.MIN : runs.get(runs.size() - 1).last();
    }

    /** The worse of the codes that other sources have carried for a second, 0 for none. */
    int codeOfOthers(SourceSeries series, Instant second) {
        int code = 0;
        for (Map.Entry<SourceSeries, List<SampleRun>> each : carried.entrySet()) {
            boolean other = each.getKey().series().equals(series.series())
                    && !each.getKey().source().equals(series.source());
            if (other) {
                code = worse(series.series(), code, SampleRuns.code(each.getValue(), second));
            }
        }
        return code;
    }

    private int worse(Series series, int one, int other) {
        return graph.coding().worse(series.group(), one, other);
    }

    /** The samples of each feed, whoever sent them: of two of one second the worse counts. */
    Map<Series, List<SampleRun>> together(Map<SourceSeries, List<SampleRun>> bySource) {
        Map<Series, List<SampleRun>> together = new TreeMap<>();
        bySource.forEach((each, runs) -> together.merge(
                each.series(),
                runs,
                (all, more) -> SampleRuns.merged(all, more, (one, other) -> worse(each.series(), one, other))));
        return together;
    }

    /** The code of a sample, 0 where there is none. */
    int code(SourceSeries series, Instant second) {
        return SampleRuns.code(around(series, second), second);
    }

    private List<SampleRun> around(SourceSeries series, Instant second) {
        if (!second.isBefore(blockStart)) {
            return of(present(), series);
        }
        HistoryBlock block = history.block(second);
        return block == null ? List.of() : block.samples().getOrDefault(series, List.of());
    }

    /** Changes a sample; answers whether it was another before, so that the course must be read again from it on. */
    boolean change(SourceSeries series, Instant second, IntUnaryOperator change) {
        List<SampleRun> runs = around(series, second);
        return replace(series, second, runs, SampleRuns.change(runs, second, change));
    }

    /** Adds samples of one block; answers whether anything is new, so that it must be read again from the first on. */
    boolean add(SourceSeries series, List<SampleRun> more) {
        Instant first = more.get(0).first();
        List<SampleRun> runs = around(series, first);
        List<SampleRun> changed = SampleRuns.merged(
                runs, more, (one, other) -> graph.coding().worse(series.series().group(), one, other));
        return replace(series, first, runs, changed);
    }

    private boolean replace(SourceSeries series, Instant second, List<SampleRun> runs, List<SampleRun> changed) {
        if (changed.equals(runs)) {
            return false;
        }
        if (second.isBefore(blockStart)) {
            HistoryBlock block = history.block(second);
            if (block != null) {
                history.keep(block.with(series, changed));
            }
        } else {
            history.keep(present().with(series, List.of()));
            carried.put(series, new ArrayList<>(changed));
            flush();
        }
        return true;
    }

    /** The present block of history. */
    HistoryBlock present() {
        HistoryBlock block = history.block(blockStart);
        if (block == null) {
            throw new IllegalStateException("the present block is not in the history");
        }
        return block;
    }

    /** The samples of the present block: those already moved to the history, then those that are not. */
    Map<SourceSeries, List<SampleRun>> of(HistoryBlock present) {
        Map<SourceSeries, List<SampleRun>> all = new TreeMap<>(present.samples());
        carried.keySet().forEach(series -> all.put(series, of(present, series)));
        return all;
    }

    /** The samples of the present block that do not lie before an instant; a block has thousands of runs. */
    Map<SourceSeries, List<SampleRun>> since(HistoryBlock present, Instant from) {
        Map<SourceSeries, List<SampleRun>> all = new TreeMap<>();
        present.samples().forEach((series, runs) -> all.put(series, since(runs, from)));
        carried.forEach((series, runs) -> all.merge(series, since(runs, from), SampleBlocks::joined));
        return all;
    }

    private static List<SampleRun> since(List<SampleRun> runs, Instant from) {
        return List.copyOf(runs.subList(SampleRuns.firstThatEnds(runs, from), runs.size()));
    }

    private static List<SampleRun> joined(List<SampleRun> some, List<SampleRun> more) {
        List<SampleRun> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private List<SampleRun> of(HistoryBlock present, SourceSeries series) {
        List<SampleRun> all = new ArrayList<>(present.samples().getOrDefault(series, List.of()));
        all.addAll(carried.getOrDefault(series, List.of()));
        return all;
    }

    /** Moves samples to the history where they have become many: only the newest run of each feed still grows. */
    private void flush() {
        int many = 0;
        for (List<SampleRun> runs : carried.values()) {
            many += runs.size();
        }
        if (many <= MOST_CARRIED) {
            return;
        }
        Map<SourceSeries, List<SampleRun>> moved = of(present());
        moved.replaceAll((series, runs) -> {
            List<SampleRun> growing = carried.getOrDefault(series, List.of());
            return growing.isEmpty() ? runs : runs.subList(0, runs.size() - 1);
        });
        history.keep(present().with(moved));
        carried.replaceAll((series, runs) -> new ArrayList<>(runs.subList(Math.max(0, runs.size() - 1), runs.size())));
    }

    private Map<SourceSeries, List<SampleRun>> recoded(Map<SourceSeries, List<SampleRun>> coded, Coding former) {
        Map<SourceSeries, List<SampleRun>> recoded = new TreeMap<>();
        coded.forEach((series, runs) -> recoded.put(
                series,
                SampleRuns.recoded(
                        runs, code -> graph.coding().recoded(series.series().group(), code, former))));
        return recoded;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SourceSeries;

/**
 * All that is kept of a patient as facts from which the same grades follow. Samples of continuous feeds, of which only
 * the codes are kept, go by the block, so that whoever takes them reads each block again once.
 */
record KeptFacts(PatientKey patient, History history, String edition) {
    /** All, in order of event time. */
    List<Fact> with(Map<SourceSeries, List<SampleRun>> present) {
        List<Fact> all = new ArrayList<>(history.facts(Instant.MIN, Instant.MAX));
        Map<SourceSeries, TreeMap<Instant, List<SamplesMoved.Run>>> sampled = new TreeMap<>();
        for (HistoryBlock block : history.blocks()) {
            block.samples().forEach((series, runs) -> add(runs, sampled, series));
        }
        present.forEach((series, runs) -> add(runs, sampled, series));
        sampled.forEach((series, blocks) -> blocks.forEach((start, runs) -> all.add(moved(series, start, runs))));
        all.sort(Fact.BY_TIME);
        return all;
    }

    private SamplesMoved moved(SourceSeries series, Instant start, List<SamplesMoved.Run> runs) {
        Instant at = runs.get(runs.size() - 1).last();
        FactHeader header = new FactHeader(patient, series.name() + "/" + start, at, at, "", FactStatus.FINAL);
        return new SamplesMoved(header, series.name(), edition, runs);
    }

    private static void add(
            List<SampleRun> runs,
            Map<SourceSeries, TreeMap<Instant, List<SamplesMoved.Run>>> sampled,
            SourceSeries series) {
        for (SampleRun run : runs) {
            Instant first = run.first();
            while (!first.isAfter(run.last())) {
                Instant start = BlockBounds.floor(first, BlockBounds.LENGTH);
                Instant last = run.lastBy(start.plus(BlockBounds.LENGTH).minusNanos(1));
                sampled.computeIfAbsent(series, key -> new TreeMap<>())
                        .computeIfAbsent(start, key -> new ArrayList<>())
                        .add(new SamplesMoved.Run(first, last, first.equals(last) ? 0 : run.period(), run.code()));
                first = last.plusSeconds(Math.max(1, run.period()));
            }
        }
    }
}

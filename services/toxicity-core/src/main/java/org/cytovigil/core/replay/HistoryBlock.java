// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SourceSeries;

/**
 * A few hours of a patient.
 *
 * @param start from when on; until the start of the next block
 * @param before all that follows from what happened before
 * @param samples of continuous feeds, as each source sent them
 * @param published grades whose instants lie between the checkpoint of this block and that of the next, by scale
 */
public record HistoryBlock(
        Instant start,
        Snapshot before,
        Map<SourceSeries, List<SampleRun>> samples,
        Map<String, List<PublishedGrade>> published) {
    /** Copies the maps, in order of their keys. */
    public HistoryBlock {
        TreeMap<SourceSeries, List<SampleRun>> copied = new TreeMap<>();
        samples.forEach((series, runs) -> copied.put(series, List.copyOf(runs)));
        samples = Collections.unmodifiableMap(copied);
        published = Collections.unmodifiableMap(new TreeMap<>(published));
    }

    /** The same with another past before it. */
    public HistoryBlock with(Snapshot past) {
        return new HistoryBlock(start, past, samples, published);
    }

    /** The same with other samples. */
    public HistoryBlock with(Map<SourceSeries, List<SampleRun>> others) {
        return new HistoryBlock(start, before, others, published);
    }

    /** The same with other samples of a feed. */
    public HistoryBlock with(SourceSeries series, List<SampleRun> runs) {
        Map<SourceSeries, List<SampleRun>> changed = new TreeMap<>(samples);
        changed.put(series, runs);
        return new HistoryBlock(start, before, changed, published);
    }
}

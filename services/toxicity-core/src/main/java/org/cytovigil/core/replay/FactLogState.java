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
 * What a factLog needs for the next event.
 *
 * @param blockStart start of the present block of history, {@link Instant#MIN} for the first one
 * @param blockEnd end of it, {@link Instant#MIN} before the first fact
 * @param blockCheckpoint checkpoint at its start
 * @param samples of continuous feeds in the present block
 * @param seconds newest second of each feed of each source
 * @param late second of each feed that was heard last behind the newest
 * @param behind event time from which on facts are kept that were not read yet, or read and not compared with what is
 *     published, {@link Instant#MAX} for none
 */
public record FactLogState(
        Snapshot timeline,
        Instant blockStart,
        Instant blockEnd,
        Instant blockCheckpoint,
        Map<SourceSeries, List<SampleRun>> samples,
        List<OpenSecond> seconds,
        List<OpenSecond> late,
        Instant behind) {
    /** Nothing known. */
    public static final FactLogState EMPTY = new FactLogState(
            Snapshot.EMPTY, Instant.MIN, Instant.MIN, Instant.MIN, Map.of(), List.of(), List.of(), Instant.MAX);

    /** Copies the collections, in order of their keys. */
    public FactLogState {
        TreeMap<SourceSeries, List<SampleRun>> copied = new TreeMap<>();
        samples.forEach((series, runs) -> copied.put(series, List.copyOf(runs)));
        samples = Collections.unmodifiableMap(copied);
        seconds = List.copyOf(seconds);
        late = List.copyOf(late);
        // Absent in a state of an earlier version.
        behind = behind == null ? Instant.MAX : behind;
    }
}

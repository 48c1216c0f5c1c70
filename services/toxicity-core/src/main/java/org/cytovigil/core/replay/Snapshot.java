// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.signal.SignalState;

/**
 * A timeline as it is kept: what grading must know of the past in order to go on.
 *
 * @param checkpoint event time up to which the grades are settled unless something late arrives
 * @param signals state of each signal by name, the past before the checkpoint forgotten; absent while nothing is known of it
 * @param memories what each scale remembers at the checkpoint, by id
 * @param assessments what each scale said last at the checkpoint, by id; absent before its first assessment
 */
public record Snapshot(
        Instant checkpoint,
        Map<String, SignalState> signals,
        Map<String, Object> memories,
        Map<String, Assessment> assessments) {
    /** Nothing known. */
    public static final Snapshot EMPTY = new Snapshot(Instant.MIN, Map.of(), Map.of(), Map.of());

    /** Copies the maps, in order of their keys. */
    public Snapshot {
        signals = Collections.unmodifiableMap(new TreeMap<>(signals));
        memories = Collections.unmodifiableMap(new TreeMap<>(memories));
        assessments = Collections.unmodifiableMap(new TreeMap<>(assessments));
    }
}

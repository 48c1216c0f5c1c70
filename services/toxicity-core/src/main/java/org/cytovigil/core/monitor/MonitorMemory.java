// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.alerting.AlertMemory;
import org.cytovigil.core.alerting.Feed;
import org.cytovigil.core.alerting.FeedState;
import org.cytovigil.core.grading.GradeSpan;

/**
 * What must survive a restart beside the facts, so that nothing is told twice and nothing is forgotten.
 *
 * @param published lines of each scale that hold, in order of event time
 * @param sequence number of lines published for each scale
 * @param feeds last published status of each feed
 * @param newestArrival arrival of the newest fact
 * @param newestAt event time of the newest fact
 * @param live whether a fact was ever within the paging horizon when it arrived; otherwise this is a recording, which
 *     ends with its last fact: no timer runs past it
 * @param gradingDue when each scale can next change although nothing arrives
 * @param nextDue when to evaluate again although nothing arrives, {@link Instant#MAX} for never
 */
public record MonitorMemory(
        Map<String, List<Line>> published,
        Map<String, Integer> sequence,
        AlertMemory alerts,
        Map<Feed, FeedState.Status> feeds,
        Instant newestArrival,
        Instant newestAt,
        boolean live,
        Map<String, Instant> gradingDue,
        Instant nextDue) {
    /** Nothing known yet. */
    public static final MonitorMemory EMPTY = new MonitorMemory(
            Map.of(), Map.of(), AlertMemory.EMPTY, Map.of(), Instant.MIN, Instant.MIN, false, Map.of(), Instant.MAX);

    /** Copies the maps; keys in order, so that equal memories serialise alike. */
    public MonitorMemory {
        published = Collections.unmodifiableMap(new TreeMap<>(published));
        sequence = Collections.unmodifiableMap(new TreeMap<>(sequence));
        gradingDue = Collections.unmodifiableMap(new TreeMap<>(gradingDue));
        feeds = Collections.unmodifiableMap(new TreeMap<>(feeds));
    }

    /**
     * A published line that holds.
     *
     * @param withdrawal it only takes lines back: what held before it goes on
     */
    public record Line(String lineId, GradeSpan span, boolean withdrawal) {}
}

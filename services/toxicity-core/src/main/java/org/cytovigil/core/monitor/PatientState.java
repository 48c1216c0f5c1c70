// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.alerting.AlertMemory;
import org.cytovigil.core.alerting.FeedState;
import org.cytovigil.core.alerting.GradeHistory;
import org.cytovigil.core.alerting.NewestData;
import org.cytovigil.core.alerting.SteadyValue;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.merge.Merge;
import org.cytovigil.core.replay.FactLogState;
import org.cytovigil.core.replay.PublishedGrade;
import org.jspecify.annotations.Nullable;

/**
 * The hot part of what is kept of a patient: read and written with each event, small whatever the length of the course
 * and the rate of the feeds. The other part is the history.
 *
 * @param scales what was published of each scale, by id
 * @param feeds last published status of each feed
 * @param steady newest stretch of equal samples of each parameter of a monitor
 * @param newestArrival arrival of the newest fact
 * @param newestAt event time of the newest fact
 * @param live whether a fact was ever within the paging horizon when it arrived; otherwise this is a recording, which
 *     ends with its last fact: no timer runs past it
 * @param evaluated event time up to which grades were worked out
 * @param publishedFrom lines after this instant are in the scales' states, those before in the history
 * @param alertDue when the alert policy must judge again although nothing arrives
 * @param nextDue when to evaluate again although nothing arrives, {@link Instant#MAX} for never
 * @param merge by which the record went into another, absent where it never did
 * @param flood late facts in great number
 * @param judged the rules under which all this was made
 */
public record PatientState(
        FactLogState factLog,
        Map<String, ScaleState> scales,
        AlertMemory alerts,
        Map<Feed, FeedState.Status> feeds,
        NewestData newestData,
        List<SteadyValue> steady,
        Instant newestArrival,
        Instant newestAt,
        boolean live,
        Instant evaluated,
        Instant publishedFrom,
        Instant alertDue,
        Instant nextDue,
        @Nullable Merge merge,
        Flood flood,
        JudgedUnder judged) {
    /** Nothing known yet. */
    public static final PatientState EMPTY = new PatientState(
            FactLogState.EMPTY,
            Map.of(),
            AlertMemory.EMPTY,
            Map.of(),
            NewestData.NOTHING,
            List.of(),
            Instant.MIN,
            Instant.MIN,
            false,
            Instant.MIN,
            Instant.MIN,
            Instant.MAX,
            Instant.MAX,
            null,
            Flood.NONE,
            JudgedUnder.UNKNOWN);

    /** Copies the collections; keys in order, so that equal states serialise alike. */
    public PatientState {
        scales = Collections.unmodifiableMap(new TreeMap<>(scales));
        feeds = Collections.unmodifiableMap(new TreeMap<>(feeds));
        // Absent in a state of an earlier version.
        steady = steady == null ? List.of() : List.copyOf(steady);
        flood = flood == null ? Flood.NONE : flood;
        judged = judged == null ? JudgedUnder.UNKNOWN : judged;
    }

    /**
     * What was published of a scale.
     *
     * @param published lines that hold of the present block of history
     * @param sequence number of lines published
     * @param history grades of the recent past
     * @param current the newest published span
     * @param due when the scale can next change although nothing arrives
     * @param suggested a hash of what was suggested with it last
     */
    public record ScaleState(
            List<PublishedGrade> published,
            int sequence,
            GradeHistory history,
            @Nullable GradeSpan current,
            Instant due,
            int suggested) {
        /** Nothing published yet. */
        public static final ScaleState NONE =
                new ScaleState(List.of(), 0, GradeHistory.NONE, null, Instant.MAX, CurrentSuggestions.NONE);

        /** Copies the list. */
        public ScaleState {
            published = List.copyOf(published);
        }

        ScaleState suggesting(int hash) {
            return hash == suggested ? this : new ScaleState(published, sequence, history, current, due, hash);
        }

        ScaleState dueAt(Instant instant) {
            return instant.equals(due)
                    ? this
                    : new ScaleState(published, sequence, history, current, instant, suggested);
        }

        ScaleState published(List<PublishedGrade> lines) {
            return new ScaleState(lines, sequence, history, current, due, suggested);
        }
    }
}

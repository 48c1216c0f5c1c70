// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import org.cytovigil.core.grading.Feed;

/**
 * How a feed is at a wall-clock instant.
 *
 * @param lastAt event time of its newest datum, or of the therapy that asks for the first
 * @param status whether it still delivers
 * @param overdueAt when it is late if nothing arrives
 * @param silentAt when it pages if nothing arrives
 * @param nextDue when the status gets worse if nothing arrives, {@link Instant#MAX} for never
 */
public record FeedState(
        Feed feed, Instant lastAt, Status status, Instant overdueAt, Instant silentAt, Instant nextDue) {
    /** Whether a feed still delivers. */
    public enum Status {
        LIVE,
        /** Samples come, but a value in them has been the same for too long. */
        FROZEN,
        /** Late: a technical note or a task. */
        OVERDUE,
        /** So late that it pages. */
        SILENT;

        /** Whether nothing has come for too long. */
        public boolean isLate() {
            return this == OVERDUE || this == SILENT;
        }
    }

    /** The same with a value in it that is repeated for too long. */
    FeedState frozen() {
        return new FeedState(feed, lastAt, Status.FROZEN, overdueAt, silentAt, nextDue);
    }
}

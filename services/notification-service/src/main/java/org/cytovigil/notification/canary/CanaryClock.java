// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.canary;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a canary is due, and when it is late.
 *
 * @param interval between two
 */
record CanaryClock(Duration interval) {
    private static final int MISSED = 3;
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** The number of the turn at an instant: the same for every instance, so that one of them takes it. */
    long turn(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), Math.max(1, interval.toMillis()));
    }

    /** Whether too many in a row did not come through. */
    boolean late(Instant began, @Nullable Instant newestProven, Instant now) {
        Instant since = newestProven == null || newestProven.isBefore(began) ? began : newestProven;
        return now.isAfter(since.plus(interval.multipliedBy(MISSED)).plus(SLACK));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * The present block of history.
 *
 * @param start {@link Instant#MIN} for the first one
 * @param end {@link Instant#MIN} before the first fact
 * @param checkpoint event time up to which all was settled when it began
 */
record BlockBounds(Instant start, Instant end, Instant checkpoint) {
    /** How much of the past is replayed at most for something that is a little late. */
    static final Duration LENGTH = Duration.ofHours(4);

    /** Before the first fact. */
    static final BlockBounds NONE = new BlockBounds(Instant.MIN, Instant.MIN, Instant.MIN);

    boolean begun() {
        return !end.equals(Instant.MIN);
    }

    /** The first block, which has no start. */
    BlockBounds begin(Instant at) {
        return new BlockBounds(start, floor(at, LENGTH).plus(LENGTH), checkpoint);
    }

    /** The block in which an instant lies. */
    static BlockBounds around(Instant at, Instant checkpoint) {
        Instant start = floor(at, LENGTH);
        return new BlockBounds(start, start.plus(LENGTH), checkpoint);
    }

    BlockBounds settledTo(Instant instant) {
        return new BlockBounds(start, end, instant);
    }

    static Instant floor(Instant at, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}

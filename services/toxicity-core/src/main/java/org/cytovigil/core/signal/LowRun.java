// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.List;

/**
 * What a signal that can be too low says at an instant.
 *
 * @param state whether it is low
 * @param since start of the run, meaningless while it is not low
 * @param evidence ids of the readings that prove or suggest it
 */
public record LowRun(State state, Instant since, List<String> evidence) {
    /** Not low, or nothing known. */
    public static final LowRun NONE = new LowRun(State.NOT_LOW, Instant.MIN, List.of());

    /** Whether it is low. */
    public enum State {
        NOT_LOW,
        /** A low reading that waits for a second one, or for time to pass; does not count. */
        SUSPECTED,
        /** Counts from the first low reading. */
        CONFIRMED
    }

    /** The same run, confirmed by this evidence. */
    LowRun confirmed(List<String> proof) {
        return new LowRun(State.CONFIRMED, since, List.copyOf(proof));
    }

    /** Whether it counts. */
    public boolean counts() {
        return state == State.CONFIRMED;
    }
}

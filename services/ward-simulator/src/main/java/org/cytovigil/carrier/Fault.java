// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider does wrong.
 *
 * @param drop probability that a message is accepted but never arrives
 * @param delay how much later messages arrive, in the clock of the run
 * @param status HTTP status to refuse with; {@code null} accepts
 * @param blackhole the connection is accepted and never answered, the message lost
 * @param timeoutAfterAccept the message arrives, but the answer is lost
 */
record Fault(
        double drop,
        Duration delay,
        @Nullable Integer status,
        boolean blackhole,
        boolean timeoutAfterAccept,
        Receipts receipts) {
    static final Fault NONE = new Fault(0, Duration.ZERO, null, false, false, Receipts.NORMAL);

    /** How receipts come. */
    enum Receipts {
        NORMAL,
        @JsonProperty("none")
        NONE,
        @JsonProperty("reordered")
        REORDERED,
        @JsonProperty("duplicated")
        DUPLICATED
    }
}

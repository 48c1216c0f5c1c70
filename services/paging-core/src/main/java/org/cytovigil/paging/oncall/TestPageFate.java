// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.paging.delivery.DeliveryState;

/** What came of the test page to who takes over. */
public enum TestPageFate {
    /** Proof may still come. */
    PENDING,
    /** It has arrived, as the carrier or the person's answer proves. */
    PROVEN,
    /** A provider that proves nothing has taken it: not proven, and no failure. */
    TAKEN,
    /** It was refused, or no proof came in time. */
    FAILED;

    /** How long a receipt is waited for; after that a real page would have gone to the next person. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The fate of a page in this state. */
    public static TestPageFate of(DeliveryState state, boolean receipts, Instant sent, Instant now) {
        boolean late = !now.isBefore(sent.plus(PATIENCE));
        return switch (state) {
            case DELIVERED -> PROVEN;
            case FAILED -> FAILED;
            case ACCEPTED -> receipts ? (late ? FAILED : PENDING) : TAKEN;
            case QUEUED, UNCONFIRMED -> late ? FAILED : PENDING;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Duration;

/**
 * How long a missing receipt is borne.
 *
 * @param otherRoute without a receipt for this long, the other provider or channel is tried
 * @param nextPerson without a receipt for this long, the next person is paged
 * @param retryPause rest before the same ways are tried again after all of them failed
 */
public record ReceiptPatience(Duration otherRoute, Duration nextPerson, Duration retryPause) {
    /** 30 s, 60 s, 10 s. */
    public static final ReceiptPatience DEFAULT =
            new ReceiptPatience(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(10));
}

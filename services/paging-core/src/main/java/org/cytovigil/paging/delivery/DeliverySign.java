// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.delivery;

import java.util.Locale;
import java.util.Optional;

/** What we learn about a try. */
public enum DeliverySign {
    /** The carrier answered that it took the message. */
    TAKEN,
    /** The carrier refused, or the connection failed or ran out of time. */
    REFUSED,
    /** A receipt: on its way. */
    RECEIPT_SENT,
    /** A receipt: arrived. */
    RECEIPT_DELIVERED,
    /** A receipt: will not arrive. */
    RECEIPT_UNDELIVERED,
    /** The time for a receipt is over. */
    RECEIPT_OVERDUE;

    /** Reads the status word of a Twilio-shaped receipt; a word that says nothing new about arrival gives none. */
    public static Optional<DeliverySign> fromReceipt(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> Optional.of(RECEIPT_SENT);
            case "delivered", "read" -> Optional.of(RECEIPT_DELIVERED);
            case "undelivered", "failed", "canceled" -> Optional.of(RECEIPT_UNDELIVERED);
            default -> Optional.empty();
        };
    }
}

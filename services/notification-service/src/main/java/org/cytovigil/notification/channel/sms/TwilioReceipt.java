// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import java.util.Locale;
import java.util.Optional;
import org.cytovigil.paging.delivery.DeliverySign;

/** What the status words of Twilio's receipts prove. */
final class TwilioReceipt {
    private TwilioReceipt() {}

    /** What a word tells of arrival; empty for one that tells nothing of it. */
    static Optional<DeliverySign> sign(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> Optional.of(DeliverySign.RECEIPT_SENT);
            case "delivered", "read" -> Optional.of(DeliverySign.RECEIPT_DELIVERED);
            case "undelivered", "failed", "canceled" -> Optional.of(DeliverySign.RECEIPT_UNDELIVERED);
            default -> Optional.empty();
        };
    }
}

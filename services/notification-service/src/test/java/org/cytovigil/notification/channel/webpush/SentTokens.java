// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.time.Clock;
import java.time.Duration;
import org.cytovigil.notification.security.ConsoleSecret;

/** Tokens as browsers get them in pages. */
public final class SentTokens {
    private SentTokens() {}

    /** The token of the first try of a page that was sent just now. */
    public static String of(ConsoleSecret secret, String pageId, String device) {
        return new ReceiptTokens(secret)
                .of(new ReceiptTokens.Receipt(
                        pageId, 1, device, Clock.systemUTC().instant().plus(Duration.ofMinutes(5))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.cytovigil.notification.channel.webpush.ReceiptTokens.Receipt;
import org.cytovigil.notification.security.ConsoleSecret;
import org.junit.jupiter.api.Test;

/** What a browser proves with that it has shown a page. */
class ReceiptTokensTest {
    private static final Receipt RECEIPT =
            new Receipt("alert 1|noa x", 2, "0123456789abcdef0123456789abcdef", Instant.parse("2026-01-15T10:00:00Z"));

    private final ReceiptTokens tokens = new ReceiptTokens(new ConsoleSecret("a secret of the tests"));

    @Test
    void aTokenIsReadAsItWasMadeByWhoMadeItAlone() {
        String token = tokens.of(RECEIPT);
        assertThat(tokens.read(token)).contains(RECEIPT);
        assertThat(new ReceiptTokens(new ConsoleSecret("another")).read(token)).isEmpty();
    }

    @Test
    void noByteOfItCanBeChanged() {
        String token = tokens.of(RECEIPT);
        for (int at = 0; at < token.length() - 1; at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, at) + other + token.substring(at + 1)))
                    .as("changed at " + at)
                    .isEmpty();
        }
        for (String bad : new String[] {"", ".", "a.b.c", "?.?", "A".repeat(5000) + ".A"}) {
            assertThat(tokens.read(bad)).isEmpty();
        }
    }
}

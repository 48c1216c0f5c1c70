// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cytovigil.notification.security.ConsoleSecret;

/**
 * What a browser proves with that it has shown a page: it travels in the page, which that browser alone can read, and is signed
 * by us. It opens nothing else, so that no session is needed to use it.
 */
@Singleton
class ReceiptTokens {
    private static final int LONGEST = 1000;
    private static final Pattern RECEIPT =
            Pattern.compile("(?<attempt>[0-9]{1,6}) (?<until>[0-9]{1,12}) (?<device>[0-9a-f]{32}) (?<page>.+)");

    private final ConsoleSecret secret;

    ReceiptTokens(ConsoleSecret secret) {
        this.secret = secret;
    }

    /**
     * Which page a device was sent.
     *
     * @param until when it is too old to be shown as new, in real time
     */
    record Receipt(String pageId, int attempt, String device, Instant until) {}

    /** The token of a page to a device. */
    String of(Receipt receipt) {
        String text = receipt.attempt() + " " + receipt.until().getEpochSecond() + " " + receipt.device() + " "
                + receipt.pageId();
        return text(text.getBytes(StandardCharsets.UTF_8)) + "." + text(signature(text));
    }

    /** What a token proves; empty for one that we did not make. */
    Optional<Receipt> read(String token) {
        String[] halves = token.split("\\.", -1);
        if (token.length() > LONGEST || halves.length != 2) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(halves[0]), StandardCharsets.UTF_8);
            boolean ours = MessageDigest.isEqual(
                    signature(text), Base64.getUrlDecoder().decode(halves[1]));
            Matcher matcher = RECEIPT.matcher(text);
            return ours && matcher.matches() ? Optional.of(receipt(matcher)) : Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Receipt receipt(Matcher matcher) {
        return new Receipt(
                matcher.group("page"),
                Integer.parseInt(matcher.group("attempt")),
                matcher.group("device"),
                Instant.ofEpochSecond(Long.parseLong(matcher.group("until"))));
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(("receipt of a push " + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests: HMAC with SHA-256 over the time in seconds, a dot, and the body, so that an old one cannot be sent again. */
record WebhookSignature(String secret) {
    /** Header that holds {@code t=SECONDS,v1=HEXADECIMAL}. */
    static final String HEADER = "X-Cytovigil-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    String header(Instant at, String body) {
        return "t=" + at.getEpochSecond() + ",v1=" + sign(at.getEpochSecond() + "." + body);
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
    }

    @Override
    public String toString() {
        return "WebhookSignature";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says to a push service who sends (RFC 8292); a token is used for half of its life. */
final class VapidTokens {
    /** A service refuses tokens that hold for more than a day. */
    private static final Duration LIFE = Duration.ofHours(12);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder WRITER = Base64.getUrlEncoder().withoutPadding();

    private final VapidKey key;
    private final String contact;
    private final Clock clock;
    private final Map<String, Token> byAudience = new ConcurrentHashMap<>();

    VapidTokens(VapidKey key, String contact, Clock clock) {
        this.key = key;
        this.contact = contact;
        this.clock = clock;
    }

    private record Token(String text, Instant until) {}

    /** The header {@code Authorization} of a push to the endpoint. */
    String authorization(URI endpoint) {
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        Instant now = clock.instant();
        Token token = byAudience.compute(
                audience,
                (same, known) ->
                        known != null && now.plus(LIFE.dividedBy(2)).isBefore(known.until()) ? known : make(same, now));
        return "vapid t=" + token.text() + ", k=" + key.publicText();
    }

    private Token make(String audience, Instant now) {
        Instant until = now.plus(LIFE);
        String header = part(JSON.createObjectNode().put("typ", "JWT").put("alg", "ES256"));
        String claims = part(JSON.createObjectNode()
                .put("aud", audience)
                .put("exp", until.getEpochSecond())
                .put("sub", contact));
        String signed = header + "." + claims;
        byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
        return new Token(signed + "." + WRITER.encodeToString(signature), until);
    }

    private static String part(Object node) {
        return WRITER.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }
}

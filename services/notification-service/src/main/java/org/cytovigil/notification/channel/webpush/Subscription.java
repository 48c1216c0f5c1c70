// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a browser gives to whoever may push to it.
 *
 * @param endpoint where pushes to it are posted
 * @param key its public key, in base64url
 * @param secret that it shares with the sender, in base64url
 */
record Subscription(String endpoint, String key, String secret) {
    private static final int ID_BYTES = 16;

    /**
     * Checked.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static Subscription checked(PushEndpoints endpoints, String endpoint, String key, String secret) {
        var unused = endpoints.checked(endpoint);
        if (decoded(secret, "keys.auth").length != MessageEncryption.SECRET_BYTES) {
            throw new IllegalArgumentException("keys.auth must have " + MessageEncryption.SECRET_BYTES + " bytes");
        }
        try {
            var point = P256.publicKey(decoded(key, "keys.p256dh"));
            return new Subscription(endpoint, text(P256.bytes(point)), text(decoded(secret, "keys.auth")));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("keys.p256dh: " + refused.getMessage(), refused);
        }
    }

    private static byte[] decoded(String text, String field) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(field + " must be base64url", broken);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** By which a device is known: the browser can work it out too, nobody can tell the endpoint from it. */
    String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Subscription[" + id() + "]";
    }
}

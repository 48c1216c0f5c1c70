// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's side of RFC 8291, written from its text apart from the sender's. */
public final class Subscriber {
    private final KeyPair pair;
    private final byte[] secret = new byte[16];

    public Subscriber() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        new SecureRandom().nextBytes(secret);
    }

    ECPublicKey key() {
        return (ECPublicKey) pair.getPublic();
    }

    byte[] secret() {
        return secret.clone();
    }

    /** What the browser gives to the console, for pushes to an endpoint. */
    public String subscription(String endpoint) {
        Base64.Encoder writer = Base64.getUrlEncoder().withoutPadding();
        return "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                .formatted(endpoint, writer.encodeToString(P256.bytes(key())), writer.encodeToString(secret));
    }

    /** What a push says; throws where it is not for this browser. */
    public byte[] read(byte[] body) throws GeneralSecurityException {
        ByteBuffer rest = ByteBuffer.wrap(body);
        byte[] salt = next(rest, 16);
        if (rest.getInt() < body.length - 86) {
            throw new GeneralSecurityException("more than one record");
        }
        byte[] sender = next(rest, rest.get());
        byte[] record = next(rest, rest.remaining());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(P256.publicKey(sender), true);
        byte[] prk = hmac(secret, agreement.generateSecret());
        byte[] ikm = hmac(prk, "WebPush: info\0".getBytes(StandardCharsets.US_ASCII), P256.bytes(key()), sender, ONE);
        byte[] prk2 = hmac(salt, ikm);
        byte[] key = hmac(prk2, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), ONE);
        byte[] nonce = hmac(prk2, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), ONE);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, 0, 16, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(nonce, 12)));
        byte[] padded = cipher.doFinal(record);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return Arrays.copyOf(padded, end);
    }

    private static final byte[] ONE = {1};

    private static byte[] next(ByteBuffer rest, int length) {
        byte[] bytes = new byte[length];
        rest.get(bytes);
        return bytes;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}

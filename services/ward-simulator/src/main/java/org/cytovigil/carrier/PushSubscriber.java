// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's keys for pushes, and how it reads one (RFC 8291). */
final class PushSubscriber {
    private static final int NUMBER_BYTES = 32;
    private static final byte[] ONE = {1};

    private final KeyPair pair;
    private final byte[] secret = new byte[16];

    PushSubscriber() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
        new SecureRandom().nextBytes(secret);
    }

    /** The public key, as a browser gives it. */
    String key() {
        return text(point());
    }

    /** The secret, as a browser gives it. */
    String secret() {
        return text(secret);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] point() {
        ECPoint own = ((ECPublicKey) pair.getPublic()).getW();
        ByteBuffer point = ByteBuffer.allocate(1 + 2 * NUMBER_BYTES).put((byte) 4);
        for (BigInteger number : new BigInteger[] {own.getAffineX(), own.getAffineY()}) {
            byte[] signed = number.toByteArray();
            int length = Math.min(signed.length, NUMBER_BYTES);
            point.put(new byte[NUMBER_BYTES - length]).put(signed, signed.length - length, length);
        }
        return point.array();
    }

    /** What a push says; throws where it is not for this browser, or breaks the standard. */
    String read(byte[] body) throws GeneralSecurityException {
        ByteBuffer rest = ByteBuffer.wrap(body);
        byte[] salt = next(rest, 16);
        rest.getInt();
        byte[] sender = next(rest, rest.get());
        byte[] record = next(rest, rest.remaining());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        byte[] extracted = hmac(secret, agreement.generateSecret());
        byte[] shared = hmac(salt, hmac(extracted, ascii("WebPush: info\0"), point(), sender, ONE));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(hmac(shared, ascii("Content-Encoding: aes128gcm\0"), ONE), 0, 16, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(hmac(shared, ascii("Content-Encoding: nonce\0"), ONE), 12)));
        byte[] padded = cipher.doFinal(record);
        int end = padded.length - 1;
        while (end > 0 && padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("the last record must say that it is the last");
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        ECPoint sender = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER_BYTES)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER_BYTES, 1 + 2 * NUMBER_BYTES)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(sender, ((ECPublicKey) pair.getPublic()).getParams()));
    }

    private static byte[] next(ByteBuffer rest, int length) {
        byte[] bytes = new byte[length];
        rest.get(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message so that the browser that subscribed can read it alone (RFC 8291, in the coding of RFC 8188). */
final class MessageEncryption {
    /** Bytes of a browser's secret. */
    static final int SECRET_BYTES = 16;

    /** What fits one message that every push service must take, without what encryption adds. */
    static final int LONGEST = 3993;

    private static final int SALT_BYTES = 16;
    private static final int RECORD_SIZE = 4096;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageEncryption() {}

    /**
     * The body of a push.
     *
     * @param receiver public key of the subscription
     * @param secret of the subscription, 16 bytes
     */
    static byte[] encrypt(byte[] message, ECPublicKey receiver, byte[] secret) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return encrypt(message, receiver, secret, P256.make(), salt);
    }

    /** The same with a pair of keys and a salt that must be used once only. */
    static byte[] encrypt(byte[] message, ECPublicKey receiver, byte[] secret, KeyPair once, byte[] salt) {
        if (message.length > LONGEST) {
            throw new IllegalArgumentException("a message has at most " + LONGEST + " bytes");
        }
        byte[] sender = P256.bytes((ECPublicKey) once.getPublic());
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(once.getPrivate());
            agreement.doPhase(receiver, true);
            byte[] info = joined(ascii("WebPush: info\0"), P256.bytes(receiver), sender);
            byte[] shared = derived(secret, agreement.generateSecret(), info, 32);
            byte[] key = derived(salt, shared, ascii("Content-Encoding: aes128gcm\0"), KEY_BYTES);
            byte[] nonce = derived(salt, shared, ascii("Content-Encoding: nonce\0"), NONCE_BYTES);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] record = cipher.doFinal(joined(message, new byte[] {LAST_RECORD}));
            return joined(header(salt, sender), record);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has ECDH, HMAC and AES-GCM", e);
        }
    }

    private static byte[] header(byte[] salt, byte[] sender) {
        return ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + sender.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) sender.length)
                .put(sender)
                .array();
    }

    /** HKDF with SHA-256 (RFC 5869) for at most 32 bytes, which is one step of its expansion. */
    private static byte[] derived(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        byte[] key = mac(salt, secret);
        return Arrays.copyOf(mac(key, joined(info, new byte[] {1})), length);
    }

    private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

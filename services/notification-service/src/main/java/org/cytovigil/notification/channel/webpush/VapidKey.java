// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/**
 * The pair of keys by which push services know us; browsers subscribe to its public half. In writing it is the public key, a
 * dot and the private key, each in base64url as other senders of pushes write them.
 */
record VapidKey(ECPublicKey open, ECPrivateKey secret) {
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final Base64.Encoder WRITER = Base64.getUrlEncoder().withoutPadding();

    /** A fresh one. */
    static VapidKey make() {
        KeyPair pair = P256.make();
        return new VapidKey((ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate());
    }

    /**
     * One from its writing.
     *
     * @throws IllegalArgumentException where that is none, or the two halves do not belong together
     */
    static VapidKey read(String text) {
        String[] halves = text.strip().split("\\.", -1);
        if (halves.length != 2) {
            throw new IllegalArgumentException("a key is the public key, a dot and the private key");
        }
        VapidKey key = new VapidKey(
                P256.publicKey(Base64.getUrlDecoder().decode(halves[0])),
                P256.privateKey(Base64.getUrlDecoder().decode(halves[1])));
        byte[] probe = halves[0].getBytes(StandardCharsets.US_ASCII);
        if (!key.verifies(probe, key.sign(probe))) {
            throw new IllegalArgumentException("the public and the private key do not belong together");
        }
        return key;
    }

    /** What is kept. */
    String written() {
        return publicText() + "." + WRITER.encodeToString(P256.bytes(secret));
    }

    /** The public half, as browsers and push services get it. */
    String publicText() {
        return WRITER.encodeToString(P256.bytes(open));
    }

    /** A signature as JSON Web Tokens have it (ES256). */
    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has ECDSA", e);
        }
    }

    private boolean verifies(byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "VapidKey[" + publicText() + "]";
    }
}

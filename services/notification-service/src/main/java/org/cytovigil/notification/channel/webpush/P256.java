// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on the curve P-256 as the push standards write them: a public one as an uncompressed point, a private one as its number. */
final class P256 {
    /** Bytes of a public key: 4, then both coordinates. */
    static final int PUBLIC_BYTES = 65;

    private static final int NUMBER_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final String CURVE = "secp256r1";
    private static final ECParameterSpec PARAMETERS = parameters();

    private P256() {}

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec(CURVE));
            return curve.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** A fresh pair. */
    static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * A public key.
     *
     * @throws IllegalArgumentException for bytes that are no point of the curve: a key agreed with one would tell ours
     */
    static ECPublicKey publicKey(byte[] point) {
        if (point.length != PUBLIC_BYTES || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("a public key is an uncompressed point of P-256, 65 bytes");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER_BYTES, PUBLIC_BYTES));
        if (!isOnCurve(x, y)) {
            throw new IllegalArgumentException("a public key is a point of P-256");
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), PARAMETERS));
        } catch (GeneralSecurityException refused) {
            throw new IllegalArgumentException("a public key is a point of P-256", refused);
        }
    }

    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        BigInteger prime = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();
        BigInteger right = x.pow(3)
                .add(PARAMETERS.getCurve().getA().multiply(x))
                .add(PARAMETERS.getCurve().getB());
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.multiply(y).subtract(right).mod(prime).signum() == 0;
    }

    /**
     * A private key.
     *
     * @throws IllegalArgumentException for bytes that are none
     */
    static ECPrivateKey privateKey(byte[] number) {
        BigInteger scalar = new BigInteger(1, number);
        if (number.length != NUMBER_BYTES || scalar.signum() == 0 || scalar.compareTo(PARAMETERS.getOrder()) >= 0) {
            throw new IllegalArgumentException("a private key of P-256 has 32 bytes");
        }
        try {
            return (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, PARAMETERS));
        } catch (GeneralSecurityException refused) {
            throw new IllegalArgumentException("a private key of P-256 has 32 bytes", refused);
        }
    }

    /** The bytes of a public key. */
    static byte[] bytes(ECPublicKey key) {
        byte[] point = new byte[PUBLIC_BYTES];
        point[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + NUMBER_BYTES);
        return point;
    }

    /** The bytes of a private key. */
    static byte[] bytes(ECPrivateKey key) {
        byte[] number = new byte[NUMBER_BYTES];
        put(key.getS(), number, 0);
        return number;
    }

    private static void put(BigInteger number, byte[] bytes, int from) {
        byte[] signed = number.toByteArray();
        int length = Math.min(signed.length, NUMBER_BYTES);
        System.arraycopy(signed, signed.length - length, bytes, from + NUMBER_BYTES - length, length);
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every JDK has P-256", e);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.cytovigil.runtime.SettingKey;

/**
 * What the embedded registry asks of its clients: a token signed by a key that was used once and thrown away. It has no
 * accounts of its own, but it can check a signature.
 *
 * @param publicKey checks the token, X.509 in Base64
 * @param authorization value of the header {@code Authorization} that a client must send
 */
record RegistryLock(String publicKey, String authorization) {
    private static final String AUTHORIZATION = SettingKey.REGISTRY_AUTHORIZATION.key();
    private static final String PUBLIC_KEY = "public-key";
    private static final int KEY_BITS = 2048;

    /** Whoever may read the data directory may hold the token for as long as the directory lives. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    /** The lock that lies in this file, made where there is none: who was given the token keeps it over a restart. */
    static RegistryLock in(Path file) {
        try {
            return Files.exists(file) ? read(file) : write(make(), file);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Makes the registry ask for the token; the environment, since other users of the machine see the flags. */
    Map<String, String> environment() {
        return Map.of(
                "AUTH_ENABLED", "true",
                "QUARKUS_OIDC_PUBLIC_KEY", publicKey,
                // Where this is set the registry asks that server instead of the key.
                "QUARKUS_OIDC_AUTH_SERVER_URL", "",
                // It logs each token that it refuses.
                "QUARKUS_LOG_CATEGORY__IO_QUARKUS_OIDC_RUNTIME_OIDCPROVIDER__LEVEL", "INFO");
    }

    private static RegistryLock make() {
        try {
            RSAKey key = new RSAKeyGenerator(KEY_BITS).generate();
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .subject("cytovigil")
                    .claim("preferred_username", "cytovigil")
                    .issueTime(Date.from(START))
                    .expirationTime(Date.from(END))
                    .build();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return new RegistryLock(
                    Base64.getEncoder().encodeToString(key.toPublicKey().getEncoded()), "Bearer " + token.serialize());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every JDK signs with RSA", impossible);
        }
    }

    private static RegistryLock read(Path file) throws IOException {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new RegistryLock(
                Objects.requireNonNull(kept.getProperty(PUBLIC_KEY), PUBLIC_KEY),
                Objects.requireNonNull(kept.getProperty(AUTHORIZATION), AUTHORIZATION));
    }

    private static RegistryLock write(RegistryLock lock, Path file) throws IOException {
        Properties kept = new Properties();
        kept.setProperty(PUBLIC_KEY, lock.publicKey);
        kept.setProperty(AUTHORIZATION, lock.authorization);
        try (Writer writer = Files.newBufferedWriter(file)) {
            kept.store(writer, null);
        }
        return lock;
    }
}

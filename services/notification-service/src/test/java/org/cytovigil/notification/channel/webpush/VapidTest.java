// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who sends is said as RFC 8292 wants it. */
class VapidTest {
    private static final Pattern HEADER = Pattern.compile("vapid t=([-_A-Za-z0-9.]+), k=([-_A-Za-z0-9]{87})");
    private static final URI ENDPOINT = URI.create("https://push.example.org/p/abc?x=1");

    private Instant now = Instant.parse("2026-01-15T10:00:00Z");
    private final Clock clock = new Clock() {
        private final InstantSource source = () -> now;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    };
    private final VapidKey key = VapidKey.make();
    private final VapidTokens tokens = new VapidTokens(key, "mailto:oncall@example.org", clock);

    private static Matcher header(String text) {
        Matcher matcher = HEADER.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        return matcher;
    }

    @Test
    void aTokenNamesTheServiceTheContactAndItsEndAndIsSigned() throws Exception {
        Matcher said = header(tokens.authorization(ENDPOINT));
        SignedJWT token = SignedJWT.parse(said.group(1));
        assertThat(token.verify(new ECDSAVerifier(key.open()))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("https://push.example.org");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("mailto:oncall@example.org");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isEqualTo(Instant.parse("2026-01-15T22:00:00Z"));
        assertThat(said.group(2)).isEqualTo(key.publicText());
    }

    @Test
    void aTokenIsUsedAgainForHalfOfItsLifeAndForItsServiceAlone() {
        String first = tokens.authorization(ENDPOINT);
        now = now.plus(Duration.ofHours(5));
        assertThat(tokens.authorization(URI.create("https://push.example.org/other")))
                .isEqualTo(first);
        assertThat(tokens.authorization(URI.create("https://push.example.org:8443/p")))
                .isNotEqualTo(first);
        now = now.plus(Duration.ofHours(2));
        assertThat(tokens.authorization(ENDPOINT)).isNotEqualTo(first);
    }

    @Test
    void aKeyIsReadFromItsWritingAndHalvesOfTwoAreRefused() {
        VapidKey other = VapidKey.make();
        assertThat(VapidKey.read(key.written())).isEqualTo(key);
        assertThat(key.toString()).doesNotContain(key.written().substring(88));
        String mixed = key.publicText() + "." + other.written().substring(88);
        for (String bad : new String[] {"", "x", mixed, key.publicText(), key.publicText() + ".AAAA", "??.??"}) {
            assertThatThrownBy(() -> VapidKey.read(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

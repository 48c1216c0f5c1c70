// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The console's session: the same token as the API's, in a cookie that scripts cannot read and other sites cannot send,
 * with a CSRF token derived from it.
 */
@Singleton
public class Session implements TokenReader<HttpRequest<?>> {
    /** Name of the session cookie. */
    public static final String COOKIE = "cytovigil_session";

    /** Header in which the console's script sends the CSRF token. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private final ConsoleSecret secret;

    public Session(ConsoleSecret secret) {
        this.secret = secret;
    }

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return request.getHeaders().getAuthorization().isPresent()
                ? Optional.empty()
                : request.getCookies().findCookie(COOKIE).map(Cookie::getValue);
    }

    /** The cookie that begins a session. */
    public static Cookie cookie(String token, Duration life, boolean secure) {
        return Cookie.of(COOKIE, token)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Strict)
                .maxAge(life);
    }

    /** The CSRF token of a session. */
    public String csrfOf(String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("csrf " + session).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Whether a CSRF token belongs to the session; compared in constant time. */
    public boolean csrfMatches(String session, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        csrfOf(session).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

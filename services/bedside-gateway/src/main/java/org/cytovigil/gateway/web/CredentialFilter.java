// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.cytovigil.runtime.LoopbackTrust;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in only with the token where the gateway asks for one, else only one that was meant on this machine. Before
 * the server itself looks at the Origin, which it refuses without a word.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CredentialFilter {
    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> token;

    CredentialFilter(Settings settings) {
        this.token = settings.text(SettingKey.GATEWAY_AUTH).equals("token")
                ? Optional.of(settings.text(SettingKey.GATEWAY_TOKEN).getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (token.isEmpty()) {
            return LoopbackTrust.objection(name -> request.getHeaders().getAll(name))
                    .map(objection -> Problem.response(HttpStatus.FORBIDDEN, objection))
                    .orElse(null);
        }
        if (matches(token.get(), request.getHeaders().get(HttpHeaders.AUTHORIZATION))) {
            return null;
        }
        return Problem.response(HttpStatus.UNAUTHORIZED, "a bearer token is needed")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static boolean matches(byte[] token, @Nullable String header) {
        return header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token, header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}

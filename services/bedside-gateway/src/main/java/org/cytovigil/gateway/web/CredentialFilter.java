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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytovigil.runtime.LoopbackTrust;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in only with what the gateway asks for: a token, a certificate, or else that it was meant on this machine.
 * Health and metrics are open where the gateway is bound to loopback; elsewhere they need the metrics token, or that of
 * the gateway. Before the server itself looks at the Origin, which it refuses without a word.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CredentialFilter {
    private static final String SCHEME = "Bearer ";
    private static final List<String> OPERATIONS = List.of("/health", "/prometheus");

    private final String auth;
    private final boolean loopback;
    private final Optional<String> token;
    private final Optional<String> metricsToken;

    CredentialFilter(Settings settings) {
        this.auth = settings.text(SettingKey.GATEWAY_AUTH);
        this.loopback = LoopbackTrust.isLoopback(settings.text(SettingKey.GATEWAY_BIND));
        this.token = settings.find(SettingKey.GATEWAY_TOKEN).filter(given -> auth.equals("token"));
        this.metricsToken = settings.find(SettingKey.METRICS_TOKEN);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (isOperations(request.getPath())) {
            return shows(request, token) || shows(request, metricsToken) ? null : operations(request);
        }
        return switch (auth) {
            case "token" -> shows(request, token) ? null : unauthorized("a bearer token is needed");
            case "mtls" ->
                request.getCertificate().isPresent() ? null : unauthorized("a certificate of the sender is needed");
            default -> foreign(request);
        };
    }

    private @Nullable HttpResponse<?> operations(HttpRequest<?> request) {
        return loopback ? foreign(request) : unauthorized("the metrics token is needed");
    }

    private static boolean isOperations(String path) {
        return OPERATIONS.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }

    private static @Nullable HttpResponse<?> foreign(HttpRequest<?> request) {
        return LoopbackTrust.objection(name -> request.getHeaders().getAll(name))
                .map(objection -> Problem.response(HttpStatus.FORBIDDEN, objection))
                .orElse(null);
    }

    private static HttpResponse<?> unauthorized(String reason) {
        return Problem.response(HttpStatus.UNAUTHORIZED, reason).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static boolean shows(HttpRequest<?> request, Optional<String> secret) {
        return Stream.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8))
                .anyMatch(given -> secret.filter(
                                right -> MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given))
                        .isPresent());
    }
}

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
import java.util.List;
import java.util.Optional;
import org.cytovigil.runtime.BearerToken;
import org.cytovigil.runtime.LoopbackTrust;
import org.cytovigil.runtime.OperationsTrust;
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
    private static final List<String> OPERATIONS = List.of("/health", "/prometheus");

    private final String auth;
    private final Optional<BearerToken> token;
    private final OperationsTrust operations;

    CredentialFilter(Settings settings) {
        this.auth = settings.text(SettingKey.GATEWAY_AUTH);
        this.token = settings.find(SettingKey.GATEWAY_TOKEN)
                .filter(given -> auth.equals("token"))
                .map(BearerToken::new);
        this.operations = new OperationsTrust(settings.text(SettingKey.GATEWAY_BIND), settings);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        String shown = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (token.filter(secret -> secret.isShownBy(shown)).isPresent()) {
            return null;
        }
        if (isOperations(request.getPath())) {
            return operations
                    .refusal(name -> request.getHeaders().getAll(name))
                    .map(refusal -> refusal.status() == HttpStatus.FORBIDDEN.getCode()
                            ? Problem.response(HttpStatus.FORBIDDEN, refusal.reason())
                            : unauthorized(refusal.reason()))
                    .orElse(null);
        }
        return switch (auth) {
            case "token" -> unauthorized("a bearer token is needed");
            case "mtls" ->
                request.getCertificate().isPresent() ? null : unauthorized("a certificate of the sender is needed");
            default ->
                LoopbackTrust.objection(name -> request.getHeaders().getAll(name))
                        .map(objection -> Problem.response(HttpStatus.FORBIDDEN, objection))
                        .orElse(null);
        };
    }

    private static boolean isOperations(String path) {
        return OPERATIONS.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }

    private static HttpResponse<?> unauthorized(String reason) {
        return Problem.response(HttpStatus.UNAUTHORIZED, reason).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.cytovigil.notification.api.Problem;
import org.cytovigil.runtime.LoopbackTrust;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Health and metrics are open where the server is bound to loopback; elsewhere they need the metrics token. */
@ServerFilter({"/health/**", "/prometheus/**"})
class OperationsFilter {
    private final boolean open;
    private final Optional<String> token;

    OperationsFilter(Settings settings) {
        this.open = LoopbackTrust.isLoopback(settings.text(SettingKey.NOTIFICATION_BIND));
        this.token = settings.find(SettingKey.METRICS_TOKEN);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (open) {
            return LoopbackTrust.objection(name -> request.getHeaders().getAll(name))
                    .map(objection -> Problem.of(HttpStatus.FORBIDDEN, objection))
                    .orElse(null);
        }
        String given = request.getHeaders().getAuthorization().orElse("");
        boolean right = token.isPresent()
                && MessageDigest.isEqual(
                        ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
        return right ? null : Problem.of(HttpStatus.UNAUTHORIZED, "the metrics token is required");
    }
}

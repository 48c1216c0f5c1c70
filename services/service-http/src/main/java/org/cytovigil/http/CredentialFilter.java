// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.cytovigil.runtime.LoopbackTrust;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Open where the server is bound to loopback; elsewhere every path needs the metrics token, and without one none opens. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class CredentialFilter {
    private final boolean open;
    private final Optional<String> token;

    CredentialFilter(Settings settings, Binding binding) {
        this.open = LoopbackTrust.isLoopback(binding.host());
        this.token = settings.find(SettingKey.METRICS_TOKEN);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (open) {
            return LoopbackTrust.objection(name -> request.getHeaders().getAll(name))
                    .map(objection -> HttpResponse.status(HttpStatus.FORBIDDEN, objection))
                    .orElse(null);
        }
        String given = request.getHeaders().getAuthorization().orElse("");
        boolean right = token.isPresent()
                && MessageDigest.isEqual(
                        ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
        return right ? null : HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** What is answered may be of patients. */
    @ResponseFilter
    void keepNowhere(MutableHttpResponse<?> response) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}

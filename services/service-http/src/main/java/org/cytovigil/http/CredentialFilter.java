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
import org.cytovigil.runtime.OperationsTrust;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Open where the server is bound to loopback; elsewhere every path needs the metrics token, and without one none opens. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class CredentialFilter {
    private final OperationsTrust trust;

    CredentialFilter(Settings settings, Binding binding) {
        this.trust = new OperationsTrust(binding.host(), settings);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        return trust.refusal(name -> request.getHeaders().getAll(name))
                .map(CredentialFilter::answer)
                .orElse(null);
    }

    private static HttpResponse<?> answer(OperationsTrust.Refusal refusal) {
        return refusal.status() == HttpStatus.FORBIDDEN.getCode()
                ? HttpResponse.status(HttpStatus.FORBIDDEN, refusal.reason())
                : HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** What is answered may be of patients. */
    @ResponseFilter
    void keepNowhere(MutableHttpResponse<?> response) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}

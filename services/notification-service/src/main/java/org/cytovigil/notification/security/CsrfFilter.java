// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.notification.http.Problem;
import org.jspecify.annotations.Nullable;

/** Refuses changes that a browser sends with its session cookie but without the session's CSRF token. */
@ServerFilter("/**")
class CsrfFilter {
    /** Plain forms that do nothing for a session: whoever made somebody post them has gained nothing. */
    private static final Set<String> FREE = Set.of("/login", "/sign-out", "/preferences");

    private final Session session;

    CsrfFilter(Session session) {
        this.session = session;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (reads || FREE.contains(request.getPath())) {
            return null;
        }
        Optional<String> token = session.findToken(request);
        boolean forged = token.isPresent()
                && !session.csrfMatches(token.get(), request.getHeaders().get(Session.CSRF_HEADER));
        return forged ? Problem.of(HttpStatus.FORBIDDEN, "the CSRF token is missing or wrong") : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cytovigil.notification.http.Problem;

/** Says why a request was refused: a problem for programs, the sign-in page for people. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class RefusedHandler implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {
    private static final int LONGEST = 200;

    private static final List<String> PAGES =
            List.of("/", "/alerts", "/patients", "/enter", "/rota", "/feeds", "/device", "/administration");

    private final AuditTrail trail;

    RefusedHandler(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        String path = request.getPath();
        String what = request.getMethodName() + " " + path.substring(0, Math.min(path.length(), LONGEST));
        if (refused.isForbidden()) {
            Authentication account = refused.getAuthentication();
            trail.forbidden(account == null ? "anonymous" : account.getName(), what);
            return isPage(request) && wantsHtml(request)
                    ? HttpResponse.seeOther(URI.create("/forbidden"))
                    : Problem.of(HttpStatus.FORBIDDEN, "your role does not allow this");
        }
        if (isPage(request)) {
            return HttpResponse.seeOther(URI.create(
                    path.equals("/")
                            ? "/sign-in"
                            : "/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8)));
        }
        trail.unknown(what);
        return Problem.of(HttpStatus.UNAUTHORIZED, "sign in first: a bearer token or a session is required")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static boolean wantsHtml(HttpRequest<?> request) {
        return request.accept().stream().anyMatch(type -> type.getName().equals("text/html"));
    }

    /** Whether a person opens a page; a script that fetches a part of one is told that nobody is signed in. */
    private static boolean isPage(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET
                && !request.getHeaders().contains("HX-Request")
                && PAGES.stream()
                        .anyMatch(place -> request.getPath().equals(place)
                                || request.getPath().startsWith(place + "/"));
    }
}

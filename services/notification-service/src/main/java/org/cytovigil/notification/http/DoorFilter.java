// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every request: a body says that it is JSON, or a calendar where one is taken (another site's form cannot), no control characters stand in an
 * address, and no browser or proxy keeps an answer that holds patients.
 */
@ServerFilter("/**")
@Order(DoorFilter.AFTER_SECURITY)
class DoorFilter {
    static final int AFTER_SECURITY = 40_000;

    private static final String IMPORT = "/import";
    private static final Set<String> JSON = Set.of(MediaType.APPLICATION_JSON);
    private static final Set<String> JSON_OR_CALENDAR =
            new LinkedHashSet<>(List.of(MediaType.APPLICATION_JSON, "text/calendar"));

    private static final Set<Integer> NO_ROUTE = Set.of(404, 405, 406, 415);

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (hasControlCharacters(request.getUri().toString())) {
            return Problem.of(HttpStatus.BAD_REQUEST, "the address holds control characters");
        }
        String unreadable = hasBody(request) ? unreadable(request) : "";
        if (!unreadable.isEmpty()) {
            return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, unreadable);
        }
        boolean needsJson = request.getPath().startsWith("/api") && hasBody(request);
        Set<String> taken = request.getPath().endsWith(IMPORT) ? JSON_OR_CALENDAR : JSON;
        boolean isTaken = request.getContentType()
                .filter(type -> taken.contains(type.getName()))
                .isPresent();
        return needsJson && !isTaken
                ? Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + String.join(" or ", taken))
                : null;
    }

    /** What hinders that a body is read as it is; empty where nothing does. */
    private static String unreadable(HttpRequest<?> request) {
        String encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return "bodies are read as they are: send no Content-Encoding";
        }
        String charset = request.getContentType()
                .flatMap(type -> type.getParameters().get("charset"))
                .orElse("utf-8");
        return charset.replace("\"", "").equalsIgnoreCase("utf-8") ? "" : "bodies must be UTF-8";
    }

    @ResponseFilter
    MutableHttpResponse<?> settle(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String path = request.getPath();
        if (path.startsWith("/api")
                && NO_ROUTE.contains(response.code())
                && request.getUserPrincipal().isEmpty()) {
            // Whoever has not signed in is told that first, also where no route fits what they accept or send.
            return Problem.of(HttpStatus.UNAUTHORIZED, "sign in first: a bearer token or a session is required")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (!path.startsWith("/assets/") && !path.equals("/openapi.yml")) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        return response;
    }

    private static boolean hasBody(HttpRequest<?> request) {
        boolean mayHave = request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD;
        return mayHave
                && (request.getContentLength() > 0 || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private static boolean hasControlCharacters(String address) {
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8).chars().anyMatch(Character::isISOControl);
        } catch (IllegalArgumentException broken) {
            return true;
        }
    }
}

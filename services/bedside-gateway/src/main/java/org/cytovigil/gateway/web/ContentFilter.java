// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a body must say of itself before anybody reads it; and no answer is kept on its way back. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ContentFilter {
    private static final String PLACE = "cytovigil.large-body";
    private static final String RETRY_SECONDS = "5";

    private final LargeBodies large;

    ContentFilter(LargeBodies large) {
        this.large = large;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.POST) {
            return null;
        }
        String encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            // A few kilobytes can be unpacked to any size.
            return unsupported("bodies are read as they are: send no Content-Encoding");
        }
        Optional<MediaType> type = request.getContentType();
        if (type.isEmpty()) {
            return unsupported("a Content-Type is needed");
        }
        String charset = type.get().getParameters().get("charset").orElse("utf-8");
        return charset.replace("\"", "").equalsIgnoreCase("utf-8")
                ? refuseCrowd(request)
                : unsupported("bodies must be UTF-8");
    }

    /** A body that does not say how long it is may be of any length. */
    private @Nullable HttpResponse<?> refuseCrowd(HttpRequest<?> request) {
        long length = request.getContentLength();
        if (length >= 0 && length <= LargeBodies.LARGE) {
            return null;
        }
        Object place = new Object();
        if (large.admit(place)) {
            request.setAttribute(PLACE, place);
            return null;
        }
        return Problem.response(HttpStatus.SERVICE_UNAVAILABLE, "too many large bodies at a time, send again")
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    @ResponseFilter
    void keepNowhere(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(PLACE).ifPresent(large::leave);
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static HttpResponse<?> unsupported(String detail) {
        return Problem.response(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}

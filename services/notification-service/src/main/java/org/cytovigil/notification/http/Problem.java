// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as RFC 9457 problem details. */
public final class Problem {
    /** The media type. */
    public static final String TYPE = "application/problem+json";

    private Problem() {}

    /** A response that says what is wrong. */
    public static MutableHttpResponse<Map<String, Object>> of(HttpStatus status, String detail) {
        return of(status, detail, Map.of());
    }

    /** A response that says what is wrong, with members of its own. */
    public static MutableHttpResponse<Map<String, Object>> of(
            HttpStatus status, String detail, Map<String, ?> members) {
        return HttpResponse.<Map<String, Object>>status(status)
                .contentType(TYPE)
                .body(body(status, detail, members));
    }

    /** The document alone. */
    static Map<String, Object> body(HttpStatus status, String detail, Map<String, ?> members) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReason());
        problem.put("status", status.getCode());
        problem.put("detail", detail);
        problem.putAll(members);
        return problem;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** Problem details (RFC 9457). */
public record Problem(String type, String title, int status, String detail) {
    static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

    /** A response of that status. */
    public static MutableHttpResponse<Problem> response(HttpStatus status, String detail) {
        return HttpResponse.<Problem>status(status).contentType(MEDIA_TYPE).body(of(status, detail));
    }

    static Problem of(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail);
    }
}

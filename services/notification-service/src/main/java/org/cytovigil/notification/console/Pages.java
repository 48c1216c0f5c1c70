// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.ModelAndView;
import java.util.Map;

/** Answers with a template. Everything on a page comes from this server; no script or style is inline. */
public final class Pages {
    /** Nothing from elsewhere, nothing inline, no frame around it. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    /** A page, or a part of one, from the template of that name. */
    public static MutableHttpResponse<ModelAndView<Map<String, Object>>> of(
            String template, Map<String, Object> model) {
        return of(HttpStatus.OK, template, model);
    }

    /** The same with another status. */
    public static MutableHttpResponse<ModelAndView<Map<String, Object>>> of(
            HttpStatus status, String template, Map<String, Object> model) {
        return HttpResponse.status(status)
                .body(new ModelAndView<>(template, model))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding("UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.ModelAndView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Answers with a template. Everything on a page comes from this server; no script or style is inline. */
public final class Pages {
    /** Nothing from elsewhere, nothing inline, no frame around it. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    private Pages() {}

    /** A page, or a part of one, from the template of that name. */
    public static MutableHttpResponse<ModelAndView<Map<String, Object>>> of(
            String template, Map<String, Object> model) {
        return of(HttpStatus.OK, template, model);
    }

    /** The same with another status. */
    public static MutableHttpResponse<ModelAndView<Map<String, Object>>> of(
            HttpStatus status, String template, Map<String, Object> model) {
        return guarded(HttpResponse.status(status).body(new ModelAndView<>(template, model)));
    }

    /** A part of a page that was made and compressed before, for many. */
    public static HttpResponse<byte[]> ofCompressed(byte[] compressed, HttpRequest<?> request) {
        return takesGzip(request)
                ? guarded(HttpResponse.ok(compressed)).header(HttpHeaders.CONTENT_ENCODING, "gzip")
                : guarded(HttpResponse.ok(plain(compressed)));
    }

    private static boolean takesGzip(HttpRequest<?> request) {
        String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private static byte[] plain(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("we compressed it ourselves", broken);
        }
    }

    private static <T> MutableHttpResponse<T> guarded(MutableHttpResponse<T> response) {
        return response.contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding("UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }
}

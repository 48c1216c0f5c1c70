// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Makes PDF of a page that is written as XHTML. Nothing but the page itself is read: no file, no address. */
@Singleton
class PrintedPages {
    private static final String STYLE = "/console/print.css";
    /** Comes with PDFBox: Latin, Greek and Cyrillic letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final HtmlJteViewsRenderer<Map<String, Object>> templates;
    private final String style;

    PrintedPages(HtmlJteViewsRenderer<Map<String, Object>> templates) {
        this.templates = templates;
        try (InputStream file = open(STYLE)) {
            this.style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        // It would log what it lays out.
        XRLog.setLoggingEnabled(false);
    }

    /** The template's page as a document; the template gets the style as {@code style}. */
    byte[] pdf(String template, Map<String, Object> model) {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("style", style);
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try {
            StringWriter page = new StringWriter();
            templates.render(template, whole, null).writeTo(page);
            new PdfRendererBuilder()
                    .useUriResolver((base, uri) -> null)
                    .useFont(() -> open(FONT), "Liberation Sans")
                    .withHtmlContent(page.toString(), null)
                    .toStream(document)
                    .run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return document.toByteArray();
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(PrintedPages.class.getResourceAsStream(path), path);
    }
}

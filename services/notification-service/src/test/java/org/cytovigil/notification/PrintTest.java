// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The print of an alert: its whole ledger, as a page and as PDF. */
class PrintTest {
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
        desk.grader(desk.transition("printed", "RAISED", "HIGH")
                .setUnit("Süd 5")
                .setSummary("CRS <grade> 2 & more")
                .build());
        await().until(() -> desk.alert("printed").path("pages").toString().contains("DELIVERED"));
        desk.api("POST", "/api/alerts/printed/escalate", "{\"note\":\"I am scrubbed in\"}");
        desk.api("POST", "/api/alerts/printed/acknowledge", "{}");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static String text(byte[] document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void thePageHoldsEachTryItsReceiptAndWhyTheNextStepCame() {
        HttpResponse<String> page = desk.api("GET", "/alerts/" + desk.code("printed") + "/print", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Süd 5",
                        "CRS &lt;grade&gt; 2 &amp; more",
                        "Try 1 to oncall-1 by text (sms-a)",
                        "Try 1 to oncall-1 by text (sms-a): arrived",
                        "somebody asked for it",
                        "step 2",
                        "I am scrubbed in",
                        "acknowledged (admin)",
                        "/assets/print.css")
                .doesNotContain("<style", "<script");
        assertThat(desk.anonymous("GET", "/assets/print.css", "").body()).contains("@page");
        assertThat(desk.audited("ALERT_PRINTED")).isNotEmpty();
    }

    @Test
    void thePdfHoldsTheSame() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = desk.bytes("/alerts/" + desk.code("printed") + "/print.pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/pdf");
        assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(text(answer.body()))
                .contains(
                        "Süd 5",
                        "CRS <grade> 2 & more",
                        "Try 1 to oncall-1 by text (sms-a): arrived",
                        "somebody asked for it",
                        "I am scrubbed in",
                        "1 / ");
    }

    @Test
    void nobodyReadsItWithoutAnAccountAndWhatThereIsNotIsSaid() {
        for (String path : new String[] {"/print", "/print.pdf"}) {
            assertThat(desk.anonymous("GET", "/alerts/printed" + path, "").statusCode())
                    .isIn(303, 401);
            assertThat(desk.api("GET", "/alerts/nothing" + path, "").statusCode())
                    .isEqualTo(404);
        }
    }
}

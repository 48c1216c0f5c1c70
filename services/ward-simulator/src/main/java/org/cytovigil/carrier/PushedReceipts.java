// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a console that a browser shows a page. */
@Singleton
final class PushedReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(PushedReceipts.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Tells it without waiting. */
    void tell(String console, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(console + "/hooks/webpush/receipt"))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\",\"shown\":true}"))
                .build();
        var unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failed) -> {
                    if (failed != null || answer.statusCode() >= 300) {
                        LOG.warn("a console took no receipt: {}", failed == null ? answer.statusCode() : failed);
                    }
                });
    }
}

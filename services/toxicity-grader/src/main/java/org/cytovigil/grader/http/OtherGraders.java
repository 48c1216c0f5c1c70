// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Asks other processes of the grader for grades that they have. */
@Singleton
class OtherGraders {
    /** Tells the asked one to answer from its own stores only. */
    static final String ASKED = "X-Cytovigil-Asked";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** What the other says, if it knows: its grades, or that it never saw the patient. */
    Optional<HttpResponse<?>> grades(HostInfo host, String patient, @Nullable String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + host.host() + ":" + host.port() + "/grades/" + patient))
                .timeout(PATIENCE)
                .header(ASKED, "1");
        if (authorization != null) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(HttpResponse.ok(answer.body()).contentType(MediaType.APPLICATION_JSON_TYPE));
                case 404 -> Optional.of(HttpResponse.notFound());
                default -> Optional.empty();
            };
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

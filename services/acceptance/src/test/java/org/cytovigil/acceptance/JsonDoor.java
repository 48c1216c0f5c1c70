// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code POST /events}. */
final class JsonDoor implements Door {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI events;

    JsonDoor(int port) {
        this.events = URI.create("http://127.0.0.1:" + port + "/events");
    }

    @Override
    public Optional<ObjectNode> said(ObjectNode event) {
        return Optional.of(event);
    }

    @Override
    public void send(List<ObjectNode> lines) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(
                        lines.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"))))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}

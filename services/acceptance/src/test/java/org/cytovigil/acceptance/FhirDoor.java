// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.cytovigil.lines.JsonFields;

/** FHIR R4 batches, an entry for each event. */
final class FhirDoor implements Door {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final FhirText text = new FhirText();

    FhirDoor(int port) {
        this.base = URI.create("http://127.0.0.1:" + port + "/fhir");
    }

    @Override
    public Optional<ObjectNode> said(ObjectNode event) {
        return text.said(event);
    }

    @Override
    public void send(List<ObjectNode> events) throws Exception {
        ObjectNode bundle = JsonFields.MAPPER
                .createObjectNode()
                .put("resourceType", "Bundle")
                .put("type", "batch");
        ArrayNode entries = bundle.putArray("entry");
        for (ObjectNode event : events) {
            ObjectNode resource = text.resource(event);
            ObjectNode entry = entries.addObject();
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "POST")
                    .put("url", resource.path("resourceType").asText());
        }
        HttpRequest request = HttpRequest.newBuilder(base)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(bundle.toString()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (JsonNode entry : JsonFields.MAPPER.readTree(answer.body()).path("entry")) {
            assertThat(entry.path("response").path("status").asText())
                    .as(entry.toString())
                    .startsWith("20");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.cytovigil.lines.JsonFields;

/** The notification service's API as one account sees it. */
final class Console {
    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private Console(String base, String username, String password) throws IOException, InterruptedException {
        this.base = base;
        ObjectNode body = JsonFields.MAPPER.createObjectNode();
        body.put("username", username).put("password", password);
        HttpRequest login = HttpRequest.newBuilder(URI.create(base + "/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        this.token = json(login).path("access_token").asText();
    }

    /** Signs in. */
    static Console signIn(String base, String username, String password) throws IOException, InterruptedException {
        return new Console(base, username, password);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(authorised(path).build());
    }

    JsonNode put(String path, ObjectNode body) throws IOException, InterruptedException {
        return json(authorised(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " answered " + answer.statusCode()
                    + ": " + answer.body());
        }
        return answer.body().isBlank()
                ? JsonFields.MAPPER.createObjectNode()
                : JsonFields.MAPPER.readTree(answer.body());
    }
}

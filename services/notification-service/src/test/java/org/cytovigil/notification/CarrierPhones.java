// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phones and browsers of the simulated carrier: what they get and what is done with them. */
final class CarrierPhones {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Integer> seen = new HashMap<>();
    private final String url;

    /** @param url where the carrier answers */
    CarrierPhones(String url) {
        this.url = url;
    }

    /** What they got so far counts no more. */
    void forget() {
        for (JsonNode device : ask("GET", "/phones", "")) {
            seen.put(device.asText(), messages(device.asText()).size());
        }
    }

    List<JsonNode> sentTo(String device) {
        List<JsonNode> sent = new ArrayList<>();
        int past = seen.getOrDefault(device, 0);
        for (JsonNode message : messages(device)) {
            if (past-- <= 0 && message.path("direction").asText().equals("OUT")) {
                sent.add(message);
            }
        }
        return sent;
    }

    private JsonNode messages(String device) {
        return ask("GET", "/phones/" + encode(device) + "/messages", "");
    }

    /** Picks up the call that rings, presses the keys, and hangs up; empty where none rings. */
    JsonNode pickUp(String device, String keys) {
        return ask(
                "POST",
                "/phones/" + encode(device) + "/calls/answer",
                TestedService.JSON.createObjectNode().put("keys", keys).toString());
    }

    /** Declines the call that rings; whether one did. */
    boolean decline(String device) {
        return send("POST", "/phones/" + encode(device) + "/calls/decline", "").statusCode() == 204;
    }

    void text(String device, String body) {
        ask(
                "POST",
                "/phones/" + encode(device) + "/reply",
                TestedService.JSON.createObjectNode().put("body", body).toString());
    }

    /** A new browser; the subscription that it would give to the console there. */
    JsonNode browser(String console) {
        return ask("POST", "/webpush/browsers", "{\"console\":\"" + console + "\"}");
    }

    /** A browser takes no pushes any more. */
    void closeBrowser(String id) {
        var unused = send("DELETE", "/webpush/browsers/" + id, "");
    }

    void faults(String faults) {
        ask("PUT", "/faults", faults);
    }

    private JsonNode ask(String method, String path, String body) {
        return TestedService.json(send(method, path, body));
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.lines.JsonFields;

/** What monitors, people and phones say to a site over HTTP, wherever its parts run. */
abstract class SiteCalls {
    /** Of the account admin, on every site that a test starts. */
    static final String PASSWORD = "acceptance-password";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** The port on this machine that the part of that name listens on. */
    abstract int port(String name);

    HttpResponse<String> events(String lines) throws IOException, InterruptedException {
        return send(request("GATEWAY", "/events")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    /** The answer to an HL7 message over MLLP. */
    String mllp(String message) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port("MLLP"))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0 && next != 0x1c; next = in.read()) {
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    String text(String port, String path) throws IOException, InterruptedException {
        return send(request(port, path)).body();
    }

    /** The API as the admin sees it. */
    HttpResponse<String> api(String method, String path, String body) throws IOException, InterruptedException {
        ObjectNode login =
                JsonFields.MAPPER.createObjectNode().put("username", "admin").put("password", PASSWORD);
        String token = JsonFields.MAPPER
                .readTree(send(json(request("NOTIFICATION", "/login"), "POST", login.toString()))
                        .body())
                .path("access_token")
                .asText();
        return send(json(request("NOTIFICATION", path), method, body).header("Authorization", "Bearer " + token));
    }

    /** All alerts of a patient. */
    List<JsonNode> alerts(String patient) throws IOException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        JsonNode items = JsonFields.MAPPER
                .readTree(api("GET", "/api/alerts?state=all", "").body())
                .path("items");
        for (JsonNode alert : items) {
            if (alert.path("patient").asText().equals(patient)) {
                found.add(alert);
            }
        }
        return found;
    }

    /** Bodies of the messages that a phone shows. */
    List<String> messages(String phone) throws IOException, InterruptedException {
        List<String> bodies = new ArrayList<>();
        for (JsonNode message :
                JsonFields.MAPPER.readTree(text("CARRIER", "/phones/" + encoded(phone) + "/messages"))) {
            if (message.path("direction").asText().equals("OUT")) {
                bodies.add(message.path("body").asText());
            }
        }
        return bodies;
    }

    void reply(String phone, String body) throws IOException, InterruptedException {
        send(json(
                request("CARRIER", "/phones/" + encoded(phone) + "/reply"),
                "POST",
                JsonFields.MAPPER.createObjectNode().put("body", body).toString()));
    }

    private HttpRequest.Builder request(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(port) + path));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String phone) {
        return URLEncoder.encode(phone, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }
}

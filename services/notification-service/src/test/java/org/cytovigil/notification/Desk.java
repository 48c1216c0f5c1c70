// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.casework.GraderSteps;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;

/** The service on a real Postgres with the simulated carrier, without Kafka: the grader's steps are handed in. */
final class Desk implements AutoCloseable {
    static final String ADA = "+15550100";
    static final String BOB = "+15550101";
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedPostgres postgres;
    private final ServiceProcess carrier;
    private final EmbeddedServer service;
    private String token = "";

    private Desk(Map<String, String> extra) throws IOException {
        this.postgres = EmbeddedPostgres.builder().start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "postgres.url", postgres.getJdbcUrl("postgres", "postgres"),
                "postgres.user", "postgres",
                "postgres.password", "postgres",
                "notification.port", "0",
                "carrier.port", "0",
                "notification.defaults", "true",
                "admin.password", "correct horse",
                "kafka.bootstrap.servers", "127.0.0.1:1",
                "kafka.delivery.timeout", "PT1S",
                "carrier.sms-a.token", "token-a"));
        String origin = Instant.now().toString();
        settings.put("clock.start", origin);
        settings.put("clock.origin", origin);
        settings.put("clock.speed", "20");
        settings.put("notification.carrier.timeout", "PT1S");
        settings.putAll(extra);
        this.carrier = ServiceProcess.carrier(settings);
        settings.put("carrier.sms-a.url", carrier.url() + "/sms-a");
        settings.put("carrier.sms-b.url", carrier.url() + "/sms-b");
        settings.put("carrier.sms-b.token", "token-b");
        settings.put("carrier.pager.url", carrier.url() + "/pager");
        this.service = NotificationMain.start(
                Settings.of(settings), Map.of("notification.listen", "false", "kafka.health.enabled", "false"));
    }

    static Desk start() throws IOException {
        return new Desk(Map.of());
    }

    static Desk start(Map<String, String> extra) throws IOException {
        return new Desk(extra);
    }

    <T> T bean(Class<T> type) {
        return service.getApplicationContext().getBean(type);
    }

    Instant now() {
        return bean(ScaledClock.class).instant();
    }

    /** What the grader would publish. */
    AlertTransition.Builder transition(String alertId, String transition, String priority) {
        return AlertTransition.newBuilder()
                .setAlertId(alertId)
                .setPatient("p1")
                .setUnit("5B")
                .setTransition(transition)
                .setPriority(priority)
                .setPage(true)
                .setCause("CRS_ROSE")
                .setGradingSystem("astct-crs-2019")
                .setGrade(2)
                .setPrevious(1)
                .setAt(now())
                .setRaisedAt(now())
                .setSummary("CRS grade 2");
    }

    void grader(AlertTransition step) {
        bean(GraderSteps.class).take(step);
    }

    void raise(String alertId, String priority) {
        grader(transition(alertId, "RAISED", priority).build());
    }

    List<JsonNode> sentTo(String device) {
        List<JsonNode> sent = new ArrayList<>();
        for (JsonNode message : carrier("GET", "/phones/" + encode(device) + "/messages", "")) {
            if (message.path("direction").asText().equals("OUT")) {
                sent.add(message);
            }
        }
        return sent;
    }

    void text(String device, String body) {
        carrier("POST", "/phones/" + encode(device) + "/reply", "{\"body\":\"" + body + "\"}");
    }

    void faults(String faults) {
        carrier("PUT", "/faults", faults);
    }

    JsonNode alert(String id) {
        return json(api("GET", "/api/alerts/" + id, ""));
    }

    String code(String id) {
        return alert(id).path("code").asText();
    }

    /** A call as the administrator. */
    HttpResponse<String> api(String method, String path, String body) {
        if (token.isEmpty()) {
            token = login("admin", "correct horse").path("access_token").asText();
        }
        return call(request(path).header("Authorization", "Bearer " + token), method, body);
    }

    JsonNode login(String username, String password) {
        return json(
                anonymous("POST", "/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password)));
    }

    HttpResponse<String> anonymous(String method, String path, String body) {
        return call(request(path), method, body);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.getURL() + path)).header("Content-Type", "application/json");
    }

    HttpResponse<String> call(HttpRequest.Builder request, String method, String body) {
        try {
            return client.send(
                    request.method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException broken) {
            throw new AssertionError(response.body(), broken);
        }
    }

    private JsonNode carrier(String method, String path, String body) {
        return json(call(
                HttpRequest.newBuilder(URI.create(carrier.url() + path)).header("Content-Type", "application/json"),
                method,
                body));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.stop();
        carrier.close();
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;

/** The packaged service and the simulated carrier as processes, on a real Kafka, registry and Postgres. */
final class PackagedService implements AutoCloseable {
    static final String ADA = "+15550100";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> settings = new HashMap<>();
    private final ServiceProcess carrier;
    private ServiceProcess service;

    PackagedService(EmbeddedPlatform platform, String database) throws IOException {
        this(platform, database, Map.of());
    }

    /** @param more settings of the service beside those of the platform */
    PackagedService(EmbeddedPlatform platform, String database, Map<String, String> more) throws IOException {
        settings.putAll(more);
        Settings given = platform.settings();
        createDatabase(given, database);
        settings.put("kafka.bootstrap.servers", given.text(SettingKey.KAFKA_BOOTSTRAP));
        settings.put("schema.registry.url", given.text(SettingKey.REGISTRY_URL));
        settings.put("postgres.url", given.text(SettingKey.POSTGRES_URL).replaceFirst("/[^/]*$", "/" + database));
        settings.put("postgres.user", given.text(SettingKey.POSTGRES_USER));
        settings.put("postgres.password", given.text(SettingKey.POSTGRES_PASSWORD));
        settings.put("notification.group.id", database);
        settings.put(
                "notification.spool.dir", Files.createTempDirectory("texts").toString());
        settings.put("notification.port", "0");
        settings.put("notification.defaults", "true");
        settings.put("admin.password", "correct horse");
        settings.put("console.password.cost", "4");
        this.carrier = ServiceProcess.carrier(Map.of("carrier.port", "0"));
        settings.put("carrier.sms-a.url", carrier.url() + "/sms-a");
        settings.put("carrier.sms-a.token", "token-a");
        settings.put("carrier.sms-b.url", carrier.url() + "/sms-b");
        settings.put("carrier.sms-b.token", "token-b");
        settings.put("carrier.pager.url", carrier.url() + "/pager");
        this.service = ServiceProcess.notification(settings);
    }

    private static void createDatabase(Settings given, String name) {
        try (Connection connection = DriverManager.getConnection(
                        given.text(SettingKey.POSTGRES_URL),
                        given.text(SettingKey.POSTGRES_USER),
                        given.text(SettingKey.POSTGRES_PASSWORD));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Ends the service as a crash would, and starts it again. */
    void crash() {
        service.kill();
    }

    void restart() throws IOException {
        service = ServiceProcess.notification(settings);
    }

    static AlertTransition.Builder raised(String alertId) {
        Instant now = Clock.systemUTC().instant();
        return AlertTransition.newBuilder()
                .setAlertId(alertId)
                .setPatient("patient-7")
                .setUnit("5B")
                .setTransition("RAISED")
                .setPriority("MEDIUM")
                .setPage(true)
                .setCause("CRS_ROSE")
                .setGradingSystem("astct-crs-2019")
                .setGrade(2)
                .setPrevious(1)
                .setAt(now)
                .setRaisedAt(now)
                .setSummary("CRS grade 2");
    }

    /** What the device got for the alert; the topics are shared, so there may be pages for alerts of other tests. */
    List<JsonNode> sentTo(String device, String alertId) {
        String code = AlertCode.of(alertId, 0).text();
        List<JsonNode> sent = new ArrayList<>();
        call(carrier.url() + "/phones/" + encode(device) + "/messages", "GET", "")
                .forEach(message -> {
                    if (message.path("direction").asText().equals("OUT")
                            && message.path("body").asText().contains("priority alert " + code)) {
                        sent.add(message);
                    }
                });
        return sent;
    }

    void text(String device, String body) {
        var unused =
                call(carrier.url() + "/phones/" + encode(device) + "/reply", "POST", "{\"body\":\"" + body + "\"}");
    }

    void faults(String faults) {
        var unused = call(carrier.url() + "/faults", "PUT", faults);
    }

    JsonNode health() {
        return call(service.url() + "/health", "GET", "");
    }

    JsonNode api(String path) {
        return api("GET", path);
    }

    /** What the administrator is answered. */
    JsonNode api(String method, String path) {
        String token = call(service.url() + "/login", "POST", "{\"username\":\"admin\",\"password\":\"correct horse\"}")
                .path("access_token")
                .asText();
        return send(HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private JsonNode call(String url, String method, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.close();
        carrier.close();
    }
}

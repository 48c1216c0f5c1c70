// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.ChildProcess;
import org.cytovigil.platform.ChildSpec;
import org.cytovigil.platform.Installation;
import org.cytovigil.platform.Probe;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;

/** The packaged notification service, and the simulated carrier, as processes beside a platform. */
final class PagingSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse";

    private final Settings settings;
    private final ChildProcess carrier;
    private final ChildProcess notification;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, SpecificRecord> producer;
    private final String token;

    PagingSite(Cluster cluster) throws Exception {
        this.carrier = cluster.supervisor()
                .start(java("ward-simulator", "org.cytovigil.carrier.CarrierMain")
                        .environment(cluster.settings(Map.of(SettingKey.CARRIER_PORT.key(), "0"))
                                .asEnvironment())
                        .awaitPorts("CARRIER"));
        String providers = "http://127.0.0.1:" + carrier.port("CARRIER");
        Map<String, String> more = new HashMap<>();
        more.put(SettingKey.NOTIFICATION_PORT.key(), "0");
        more.put(SettingKey.NOTIFICATION_DEFAULTS.key(), "true");
        more.put(SettingKey.ADMIN_PASSWORD.key(), PASSWORD);
        more.put(
                SettingKey.NOTIFICATION_SPOOL.key(),
                Files.createTempDirectory("texts").toString());
        more.put(SettingKey.SMS_A_URL.key(), providers + "/sms-a");
        more.put(SettingKey.SMS_A_TOKEN.key(), "token-a");
        more.put(SettingKey.SMS_B_URL.key(), providers + "/sms-b");
        more.put(SettingKey.SMS_B_TOKEN.key(), "token-b");
        more.put(SettingKey.WEBHOOK_SECRET.key(), "secret");
        this.settings = cluster.settings(more);
        this.notification = cluster.supervisor()
                .start(java("notification-service", "org.cytovigil.notification.NotificationMain")
                        .environment(settings.asEnvironment())
                        .awaitPorts("NOTIFICATION")
                        .readyWhen(Probe.http("NOTIFICATION", "/health")));
        this.producer = new KafkaProducer<>(new KafkaSettings(settings).producer());
        this.token = call(service("/login"), "POST", "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}")
                .path("access_token")
                .asText();
    }

    /** As bin/cytovigil starts them. */
    private static ChildSpec java(String module, String main) {
        return ChildSpec.java(module, List.of("-Xmx512m"), Installation.find().classPath(module), List.of(main));
    }

    /** What providers do wrong from now on, as the simulator's interface takes it. */
    void faults(String faults) throws IOException, InterruptedException {
        var unused = call(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + carrier.port("CARRIER") + "/faults")),
                "PUT",
                faults);
    }

    /** A call as the administrator. */
    void put(String path, String body) throws IOException, InterruptedException {
        var unused = call(authorized(path), "PUT", body);
    }

    /** A page of the console, compressed, as the administrator sees it. */
    HttpRequest page(String path) {
        return authorized(path).header("Accept-Encoding", "gzip").build();
    }

    /** What tells consoles that something changed. */
    HttpRequest stream() {
        return authorized("/api/stream").build();
    }

    private HttpRequest.Builder authorized(String path) {
        return service(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder service(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + notification.port("NOTIFICATION") + path));
    }

    private JsonNode call(HttpRequest.Builder request, String method, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " is refused with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The grader raises an alert that pages; as of now. */
    void raise(String alert, String unit, String priority) {
        publish(alert, unit, "RAISED", priority);
    }

    /** The grader says that it is over. */
    void resolve(String alert, String unit) {
        publish(alert, unit, "RESOLVED", "MEDIUM");
    }

    private void publish(String alert, String unit, String transition, String priority) {
        Instant now = Instant.now();
        AlertTransition step = AlertTransition.newBuilder()
                .setAlertId(alert)
                .setPatient("patient-of-" + alert)
                .setUnit(unit)
                .setTransition(transition)
                .setPriority(priority)
                .setPage(true)
                .setCause("CRS_ROSE")
                .setGradingSystem("astct-crs-2019")
                .setGrade(2)
                .setPrevious(1)
                .setAt(now)
                .setRaisedAt(now)
                .setSummary("CRS grade 2")
                .build();
        publish(Topics.ALERTS, "patient-of-" + alert, step);
    }

    /** Any record on a topic. */
    void publish(String topic, String key, SpecificRecord record) {
        var unused = producer.send(new ProducerRecord<>(topic, key, record));
    }

    /** Seconds from raised to accepted of each alert whose name begins so and that any provider has accepted. */
    Map<String, String> accepted(String name) throws SQLException {
        return ledger("select a.id, extract(epoch from min(e.at) - a.raised_at) from alert a"
                + " join alert_event e on e.alert_id = a.id and e.kind = 'PROGRESSED'"
                + " and e.outcome in ('ACCEPTED', 'DELIVERED')"
                + " where a.id like '" + name + "-%' group by a.id, a.raised_at");
    }

    /** Asks the ledger beside the service: the first two columns of each row. */
    Map<String, String> ledger(String query) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(
                        settings.text(SettingKey.POSTGRES_URL),
                        settings.text(SettingKey.POSTGRES_USER),
                        settings.text(SettingKey.POSTGRES_PASSWORD));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.put(found.getString(1), found.getString(2));
            }
        }
        return rows;
    }

    /** The one number of a query. */
    long count(String query) throws SQLException {
        return Long.parseLong(ledger("select 'count', (" + query + ")").getOrDefault("count", "0"));
    }

    @Override
    public void close() {
        producer.close();
    }
}

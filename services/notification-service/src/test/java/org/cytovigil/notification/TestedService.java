// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
final class TestedService implements AutoCloseable {
    static final String ADA = "+15550100";
    static final String BOB = "+15550101";
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabase database = new TestDatabase();
    private final Wire wire;
    private final ServiceProcess carrier;
    private final CarrierPhones phones;
    private final EmbeddedServer service;
    private String token = "";

    private TestedService(Map<String, String> extra, Map<String, Object> properties) throws IOException {
        this.wire = new Wire(database.port());
        Map<String, String> settings = new HashMap<>(Map.of(
                "postgres.url", "jdbc:postgresql://127.0.0.1:" + wire.port() + "/" + database.name(),
                "postgres.user", TestDatabase.USER,
                "postgres.password", TestDatabase.USER,
                "notification.port", "0",
                "carrier.port", "0",
                "notification.defaults", "true",
                "admin.password", "correct horse",
                "kafka.bootstrap.servers", "127.0.0.1:1",
                "kafka.delivery.timeout", "PT1S",
                "carrier.sms-a.token", "token-a"));
        String origin = Instant.now().toString();
        settings.put("console.password.cost", "4");
        settings.put("clock.start", origin);
        settings.put("clock.origin", origin);
        settings.put("clock.speed", "20");
        settings.put("notification.carrier.timeout", "PT1S");
        settings.put(
                "notification.spool.dir", Files.createTempDirectory("texts").toString());
        settings.putAll(extra);
        this.carrier = ServiceProcess.carrier(settings);
        this.phones = new CarrierPhones(carrier.url());
        settings.put("carrier.sms-a.url", carrier.url() + "/sms-a");
        settings.put("carrier.sms-b.url", carrier.url() + "/sms-b");
        settings.put("carrier.sms-b.token", "token-b");
        settings.put("carrier.pager.url", carrier.url() + "/pager");
        for (String provider : List.of("voice", "ntfy", "gotify", "slack", "matrix")) {
            settings.put("carrier." + provider + ".url", carrier.url() + "/" + provider);
        }
        settings.put("carrier.voice.token", "token-v");
        settings.put("carrier.matrix.token", "token-m");
        settings.put("carrier.teams.hosts", "logic.azure.com, 127.0.0.1");
        settings.put("carrier.webpush.contact", "mailto:oncall@example.org");
        settings.merge("carrier.webpush.hosts", carrier.url().replace("http://", ""), (more, own) -> more + "," + own);
        Map<String, Object> all = new HashMap<>(properties);
        all.put("notification.listen", "false");
        this.service = NotificationMain.start(Settings.of(settings), all);
    }

    static TestedService start() throws IOException {
        return new TestedService(Map.of(), Map.of());
    }

    static TestedService start(Map<String, String> extra) throws IOException {
        return new TestedService(extra, Map.of());
    }

    /** With beans of the tests, which wait for a property. */
    static TestedService start(Map<String, String> extra, String property) throws IOException {
        return new TestedService(extra, Map.of(property, "true"));
    }

    /** Forgets every alert and what devices got so far; carriers work, and the default roster and policy are in force. */
    void forget() {
        faults("{}");
        // The service may be at work on the same rows; of two that wait for each other one is told to try again.
        await().ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> sql("truncate alert, alert_event, page_try, silence, reply, patient cascade")
                        .isEmpty());
        var unused = sql("delete from roster where unit <> '*'");
        unused = sql("delete from policy where unit <> '*'");
        phones.forget();
    }

    /** The way to the database, to be cut. */
    Wire wire() {
        return wire;
    }

    /** Asks or changes the ledger behind the service's back; each row's first column. */
    List<String> sql(String statement) {
        try (Connection connection = database.source().getConnection();
                Statement asked = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (asked.execute(statement)) {
                try (ResultSet found = asked.getResultSet()) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** What stands on the audit trail that is still to be published: Kafka is away here. */
    List<String> audited(String action) {
        return sql("select record_key from kafka_outbox where topic = 'audit.events.v1' and " + "position('" + action
                + "'::bytea in payload) > 0 order by id");
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
        return phones.sentTo(device);
    }

    /** Picks up the call that rings, presses the keys, and hangs up; empty where none rings. */
    JsonNode pickUp(String device, String keys) {
        return phones.pickUp(device, keys);
    }

    /** Declines the call that rings; whether one did. */
    boolean decline(String device) {
        return phones.decline(device);
    }

    void text(String device, String body) {
        phones.text(device, body);
    }

    /** Below it the simulated carrier has the interface of each provider. */
    String carrierUrl() {
        return carrier.url();
    }

    /** A new browser there; the subscription that it would give to the console. */
    JsonNode browser() {
        return phones.browser(service.getURL().toString());
    }

    /** A browser there takes no pushes any more. */
    void closeBrowser(String id) {
        phones.closeBrowser(id);
    }

    void faults(String faults) {
        phones.faults(faults);
    }

    JsonNode alert(String id) {
        return json(api("GET", "/api/alerts/" + id, ""));
    }

    String code(String id) {
        return alert(id).path("code").asText();
    }

    /** A call as the administrator. */
    HttpResponse<String> api(String method, String path, String body) {
        login();
        return call(request(path).header("Authorization", "Bearer " + token), method, body);
    }

    private void login() {
        if (token.isEmpty()) {
            token = login("admin", "correct horse").path("access_token").asText();
        }
    }

    JsonNode login(String username, String password) {
        return json(
                anonymous("POST", "/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password)));
    }

    /** A call with a token of somebody. */
    HttpResponse<String> as(String token, String method, String path, String body) {
        return call(request(path).header("Authorization", "Bearer " + token), method, body);
    }

    HttpResponse<String> anonymous(String method, String path, String body) {
        return call(request(path), method, body);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.getURL() + path)).header("Content-Type", "application/json");
    }

    /** What the service answers must be as it is described. */
    HttpResponse<String> call(HttpRequest.Builder request, String method, String body) {
        try {
            HttpRequest whole = request.method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(whole, HttpResponse.BodyHandlers.ofString());
            DescribedAnswers.check(method, whole.uri(), answer);
            return answer;
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A file, as the administrator gets it. */
    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        login();
        return client.send(
                request(path).header("Authorization", "Bearer " + token).GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException broken) {
            throw new AssertionError(response.body(), broken);
        }
    }

    @Override
    public void close() {
        service.stop();
        carrier.close();
        try {
            wire.close();
            database.close();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}

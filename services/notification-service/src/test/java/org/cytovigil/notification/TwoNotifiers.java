// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;
import org.jspecify.annotations.Nullable;

/**
 * Two processes of the packaged service on one Postgres, one Kafka and one simulated carrier. Each has its address for good,
 * as behind a name of a site: a carrier that calls the one that is dead is not answered.
 */
final class TwoNotifiers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int STARTS = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MortalPostgres postgres;
    private final ScaledClock clock;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final ServiceProcess carrier;
    private final List<Map<String, String>> settings = new ArrayList<>();
    private final List<Path> spools = new ArrayList<>();
    private final List<@Nullable ServiceProcess> running = new ArrayList<>();
    private final Path logs;
    private String token = "";

    /** What a service answered; status 0 where none did. */
    record Answer(int status, JsonNode body) {}

    TwoNotifiers(Settings platform, MortalPostgres postgres, int speed, Path logs) throws IOException {
        this.postgres = postgres;
        this.logs = logs;
        String origin = Instant.now().toString();
        Map<String, String> common = new HashMap<>();
        common.put("clock.start", origin);
        common.put("clock.origin", origin);
        common.put("clock.speed", "" + speed);
        this.clock = ScaledClock.from(Settings.of(common));
        this.carrier = ServiceProcess.carrier(with(common, Map.of("carrier.port", "0")));
        common.put("kafka.bootstrap.servers", platform.text(SettingKey.KAFKA_BOOTSTRAP));
        common.put("schema.registry.url", platform.text(SettingKey.REGISTRY_URL));
        common.put("postgres.url", postgres.url());
        common.put("postgres.user", "postgres");
        common.put("postgres.password", "postgres");
        common.put("notification.group.id", "two-notifiers");
        common.put("notification.carrier.timeout", "PT1S");
        common.put("admin.password", "correct horse");
        common.put("carrier.sms-a.url", carrier.url() + "/sms-a");
        common.put("carrier.sms-a.token", "token-a");
        common.put("carrier.sms-b.url", carrier.url() + "/sms-b");
        common.put("carrier.sms-b.token", "token-b");
        common.put("carrier.pager.url", carrier.url() + "/pager");
        for (int number = 0; number < 2; number++) {
            Path spool = Files.createTempDirectory("texts");
            spools.add(spool);
            settings.add(
                    with(common, Map.of("notification.port", "" + freePort(), "notification.spool.dir", "" + spool)));
            running.add(start(number));
        }
        this.producer = new KafkaProducer<>(new KafkaSettings(platform).producer());
    }

    private ServiceProcess start(int number) throws IOException {
        return ServiceProcess.notification(
                settings.get(number),
                Redirect.appendTo(logs.resolve("notifier-" + number + ".log").toFile()));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Instant now() {
        return clock.instant();
    }

    MortalPostgres postgres() {
        return postgres;
    }

    /** What one of them keeps while the database is away. */
    List<Path> spools() {
        return spools;
    }

    void kill(int number) {
        ServiceProcess victim = running.get(number);
        if (victim != null) {
            victim.kill();
            running.set(number, null);
        }
    }

    boolean dead(int number) {
        return running.get(number) == null;
    }

    /** Begins to start it again; done when it answers. What ends at its start is started once more, as a site does. */
    CompletableFuture<ServiceProcess> revive(int number) {
        return CompletableFuture.supplyAsync(() -> {
            for (int start = 1; ; start++) {
                try {
                    return start(number);
                } catch (IOException | IllegalStateException failed) {
                    if (start == STARTS) {
                        throw new AssertionError(failed);
                    }
                }
            }
        });
    }

    void revived(int number, ServiceProcess process) {
        running.set(number, process);
    }

    /** What the grader says, in order for each patient. */
    void publish(AlertTransition step) {
        var unused = producer.send(
                new ProducerRecord<>(Topics.ALERTS, step.getPatient().toString(), step));
    }

    void faults(String faults) {
        var unused = carrier("PUT", "/faults", faults);
    }

    JsonNode messages(String device) {
        return carrier("GET", "/phones/" + encode(device) + "/messages", "");
    }

    void text(String device, String body) {
        var unused = carrier("POST", "/phones/" + encode(device) + "/reply", "{\"body\":\"" + body + "\"}");
    }

    /** A call as the administrator to one of the two; the other is asked where it does not answer. */
    Answer api(int number, String method, String path, String body) {
        Answer answer = authorized(number, method, path, body);
        return answer.status() == 0 ? authorized(1 - number, method, path, body) : answer;
    }

    private Answer authorized(int number, String method, String path, String body) {
        if (token.isEmpty()) {
            Answer login = call(
                    number,
                    request(number, "/login"),
                    "POST",
                    "{\"username\":\"admin\",\"password\":\"correct horse\"}");
            token = login.body().path("access_token").asText();
        }
        Answer answer = call(number, request(number, path).header("Authorization", "Bearer " + token), method, body);
        if (answer.status() == 401) {
            token = "";
        }
        return answer;
    }

    /** A hook of a carrier with a signature that is wrong, or none; its status, 0 where nobody answered. */
    int forge(int number, String path, String form, boolean signed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(number) + path))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (signed) {
            request.header("X-Twilio-Signature", "Zm9yZ2VkZm9yZ2VkZm9yZ2VkZm8=");
        }
        return call(number, request, "POST", form).status();
    }

    private HttpRequest.Builder request(int number, String path) {
        return HttpRequest.newBuilder(URI.create(address(number) + path)).header("Content-Type", "application/json");
    }

    private String address(int number) {
        return "http://127.0.0.1:" + settings.get(number).get("notification.port");
    }

    private Answer call(int number, HttpRequest.Builder request, String method, String body) {
        if (dead(number)) {
            return new Answer(0, JSON.createObjectNode());
        }
        try {
            HttpResponse<String> answer = client.send(
                    request.timeout(LIMIT)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), json(answer.body()));
        } catch (IOException gone) {
            return new Answer(0, JSON.createObjectNode());
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private JsonNode carrier(String method, String path, String body) {
        try {
            return json(client.send(
                            HttpRequest.newBuilder(URI.create(carrier.url() + path))
                                    .header("Content-Type", "application/json")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static JsonNode json(String body) throws IOException {
        JsonNode read = body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : null;
        return read == null ? JSON.createObjectNode() : read;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        for (ServiceProcess process : running) {
            if (process != null) {
                process.close();
            }
        }
        carrier.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.schema.audit.ActionRecorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator finds input that could not be used, reads it and replays it, through the packaged service. */
@ExtendWith(EmbeddedPlatformExtension.class)
class RejectsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final byte[] BYTES = {0, 0, 0, 0, 9, (byte) 0xff, 1};
    private final Instant received = Clock.systemUTC().instant().minusSeconds(60);

    @Test
    void rejectsAreListedShownToWhoIsWrittenDownAndReplayed(EmbeddedPlatform platform) throws Exception {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer gateway = gateway(posted);
        String port = Integer.toString(gateway.getAddress().getPort());
        try (PackagedService desk = new PackagedService(platform, "rejects_it", Map.of("gateway.port", port))) {
            String record = write(
                    platform,
                    letter("kafka").from(Topics.LABS, 1, 51).key("rejects-9".getBytes(StandardCharsets.UTF_8)),
                    BYTES);
            String message = write(
                    platform,
                    letter("http").contentType("application/json"),
                    "{\"type\":\"observation\"}".getBytes(StandardCharsets.UTF_8));
            String homeless = write(platform, letter("kafka").from(Topics.LABS, 1, 52), BYTES);

            JsonNode listed = desk.api("/api/rejects").path("items");
            assertThat(listed.findValuesAsText("id")).contains(record, message, homeless);
            assertThat(item(listed, record).path("origin").asText()).isEqualTo(Topics.LABS + " 1-51");
            assertThat(listed.toString()).doesNotContain("rejects-9").doesNotContain("observation");

            assertThat(desk.api("/api/rejects/" + message).path("original").asText())
                    .isEqualTo("{\"type\":\"observation\"}");
            assertThat(desk.api("/api/rejects/" + record).path("original").asText())
                    .isEqualTo("00 00 00 00 09 ff 01");
            assertThat(desk.api("/api/rejects/0-99999999").path("status").asInt())
                    .isEqualTo(404);
            assertThat(desk.api("/api/rejects/last").path("status").asInt()).isEqualTo(404);

            assertThat(replay(desk, record).path("outcome").asText()).isEqualTo("sent");
            assertThat(replay(desk, message).path("outcome").asText()).isEqualTo("accepted");
            assertThat(posted).containsExactly("/events application/json {\"type\":\"observation\"}");
            assertThat(replay(desk, homeless).path("status").asInt()).isEqualTo(422);
            gateway.stop(0);
            assertThat(replay(desk, message).path("status").asInt()).isEqualTo(503);

            TopicReader reader = new TopicReader(platform.settings());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(actions(reader, message))
                            .containsExactly("admin REJECT_READ null", "admin REJECT_REPLAYED accepted"));
            JsonNode trail = desk.api("/api/audit?actor=ADMIN&action=reject&subject=" + message)
                    .path("items");
            assertThat(trail.findValuesAsText("action")).containsExactly("REJECT_REPLAYED", "REJECT_READ");
            assertThat(desk.api("/api/audit?actor=adm").path("items")).isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    item(desk.api("/api/rejects").path("items"), record)
                                            .path("outcome")
                                            .asText())
                            .isEqualTo("sent"));
        } finally {
            gateway.stop(0);
        }
    }

    private static JsonNode replay(PackagedService desk, String id) {
        return desk.api("POST", "/api/rejects/" + id + "/replay");
    }

    private static JsonNode item(JsonNode items, String id) {
        for (JsonNode item : items) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id + " is not among " + items);
    }

    private static List<String> actions(TopicReader reader, String id) {
        return reader.all(Topics.AUDIT).stream()
                .map(ActionRecorded.class::cast)
                .filter(action -> (Topics.REJECTED + "/" + id).contentEquals(action.getSubject()))
                .map(action -> action.getActor() + " " + action.getAction() + " " + action.getDetail())
                .toList();
    }

    private DeadLetter letter(String source) {
        return DeadLetter.of(new DeadLetter.Heading("UNIT", "no unit", source, received));
    }

    /** Writes a record; answers its id. */
    private static String write(EmbeddedPlatform platform, DeadLetter letter, byte[] raw) throws Exception {
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(new KafkaSettings(platform.settings()).producer())) {
            var written = producer.send(new ProducerRecord<>(Topics.REJECTED, "test", letter.message(raw)))
                    .get();
            return written.partition() + "-" + written.offset();
        }
    }

    private static HttpServer gateway(List<String> posted) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}

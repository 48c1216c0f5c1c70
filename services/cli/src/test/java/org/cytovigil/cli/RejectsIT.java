// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.topic.TopicReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedPlatformExtension.class)
class RejectsIT {
    private static final Instant RECEIVED = Instant.parse("2026-01-03T08:00:00Z");
    private static final byte[] BYTES = {0, 0, 0, 0, 9, (byte) 0xff, 1};

    @Test
    void aRecordGoesBackToItsTopicWithItsKeyOnce(EmbeddedPlatform platform) throws Exception {
        String id = write(platform, letter("kafka").from(Topics.LABS, 1, 51).key(utf8("rejects-1")), BYTES);
        Typed listed = rejects(platform.settings(), "ls");
        assertThat(listed.out())
                .anyMatch(line -> line.startsWith(id + "  2026-01-03T08:00:00Z  UNIT  bedside.labs.v1 1-51  no unit"))
                .noneMatch(line -> line.contains("rejects-1"));
        assertThat(rejects(platform.settings(), "show", id).out())
                .contains("reason: UNIT", "key: rejects-1", "00 00 00 00 09 ff 01");

        assertThat(rejects(platform.settings(), "replay", id)).isEqualTo(new Typed(0, List.of(id + " sent"), ""));
        assertThat(sentTo(platform.settings(), "rejects-1")).containsExactly(BYTES);

        Typed second = rejects(platform.settings(), "replay", id);
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.errors()).contains(id + " was replayed before");
        assertThat(sentTo(platform.settings(), "rejects-1")).hasSize(1);

        assertThat(rejects(platform.settings(), "replay", "--again", id).code()).isZero();
        assertThat(sentTo(platform.settings(), "rejects-1")).hasSize(2);
        assertThat(rejects(platform.settings(), "ls").out())
                .anyMatch(line -> line.startsWith(id) && line.contains("replayed"));
    }

    @Test
    void aMessageGoesToTheGatewayAsItCame(EmbeddedPlatform platform) throws Exception {
        List<String> posted = new ArrayList<>();
        HttpServer gateway = gateway(posted, 200);
        try {
            Settings settings = platform.settings()
                    .with(Map.of(
                            SettingKey.GATEWAY_PORT.key(),
                            Integer.toString(gateway.getAddress().getPort())));
            String json = write(
                    platform, letter("http").contentType("application/x-ndjson"), utf8("{\"type\":\"observation\"}"));
            String fhir = write(
                    platform,
                    letter("fhir").contentType("application/fhir+json"),
                    utf8("{\"resourceType\":\"Observation\"}"));
            assertThat(rejects(settings, "show", json).out()).contains("{\"type\":\"observation\"}");
            Typed typed = rejects(settings, "replay", json, fhir);
            assertThat(typed.errors()).isEmpty();
            assertThat(typed.out()).containsExactly(json + " accepted", fhir + " accepted");
            assertThat(posted)
                    .containsExactly(
                            "/events application/x-ndjson {\"type\":\"observation\"}",
                            "/fhir/Observation application/fhir+json {\"resourceType\":\"Observation\"}");
            assertThat(rejects(settings, "replay", json).code()).isEqualTo(1);
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void whatTheGatewayCannotTakeJustNowStaysToBeReplayed(EmbeddedPlatform platform) throws Exception {
        HttpServer gateway = gateway(new ArrayList<>(), 503);
        try {
            Settings settings = platform.settings()
                    .with(Map.of(
                            SettingKey.GATEWAY_PORT.key(),
                            Integer.toString(gateway.getAddress().getPort())));
            String id = write(platform, letter("http").contentType("application/json"), utf8("{}"));
            assertThat(rejects(settings, "replay", id).code()).isEqualTo(1);
            assertThat(rejects(settings, "ls").out()).anyMatch(line -> line.startsWith(id) && line.endsWith("-"));
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void anUnknownLetterIsAnInputError(EmbeddedPlatform platform) {
        Typed typed = rejects(platform.settings(), "show", "0-999999");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.errors()).contains("no dead-letter record 0-999999");
    }

    private static Typed rejects(Settings settings, String... arguments) {
        return Typed.command(new RejectsCommand(() -> settings), arguments);
    }

    private static DeadLetter letter(String source) {
        return DeadLetter.of(new DeadLetter.Heading("UNIT", "no unit", source, RECEIVED));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a letter; answers its id. */
    private static String write(EmbeddedPlatform platform, DeadLetter letter, byte[] raw) throws Exception {
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(new KafkaSettings(platform.settings()).producer())) {
            var written = producer.send(new ProducerRecord<>(Topics.REJECTED, "test", letter.message(raw)))
                    .get();
            return written.partition() + "-" + written.offset();
        }
    }

    private static List<byte[]> sentTo(Settings settings, @Nullable String key) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (TopicReader topics = new TopicReader(settings)) {
            topics.each(Topics.LABS, null, found::add);
        }
        return found.stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static HttpServer gateway(List<String> posted, int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.gateway.GatewayDoors;
import org.junit.jupiter.api.Test;

/** A dead-letter record reads as what it was, and its original goes back to where it came from. */
class DeadLetterRecordTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-03T08:00:00Z");
    private final AvroSerdes serdes = new AvroSerdes(new KafkaSettings(Settings.of(Map.of())));

    @Test
    void theSegmentsOfHl7StandOnLines() {
        assertThat(record(letter("mllp"), utf8("MSH|^~\\&\rPID|1\r")).readable())
                .isEqualTo("MSH|^~\\&\nPID|1\n");
    }

    @Test
    void whatIsNoTextIsHexadecimalInLinesOfSixteen() {
        byte[] bytes = new byte[17];
        bytes[0] = (byte) 0xff;
        assertThat(record(letter("kafka"), bytes).readable().lines()).containsExactly("ff" + " 00".repeat(15), "00");
        assertThat(record(letter("http"), utf8("{\"a\":\"\u0000\"}")).readable())
                .startsWith("7b 22 61");
    }

    @Test
    void theHeadingNamesNoPatient() {
        DeadLetterRecord record = record(letter("kafka").from(Topics.LABS, 3, 9).key(utf8("p-1")), utf8("p-1"));
        assertThat(record.heading())
                .isEqualTo(new DeadLetterHeading("2-7", RECEIVED, "UNIT", "no unit", Topics.LABS + " 3-9", 3));
    }

    @Test
    void aRecordGoesBackToItsTopicWithItsKeyAndTheTimeOfNow() throws Exception {
        Original original = Original.of(
                record(letter("kafka").from(Topics.LABS, 3, 9).key(utf8("p-1")), utf8("x")),
                serdes,
                RECEIVED.plusSeconds(5));
        assertThat(original).isInstanceOfSatisfying(Original.TopicRecord.class, back -> {
            assertThat(back.record().topic()).isEqualTo(Topics.LABS);
            assertThat(back.record().key()).isEqualTo(utf8("p-1"));
            assertThat(back.record().timestamp())
                    .isEqualTo(RECEIVED.plusSeconds(5).toEpochMilli());
        });
    }

    @Test
    void whatWasCutOrBelongsNowhereIsNotReplayed() {
        assertThatThrownBy(() -> Original.of(
                        record(
                                DeadLetter.of(new DeadLetter.Heading("TOO_LARGE", "too large", "http", RECEIVED)),
                                utf8("x")),
                        serdes,
                        RECEIVED))
                .isInstanceOf(NotReplayableException.class)
                .hasMessageContaining("only its beginning");
        assertThatThrownBy(() -> Original.of(record(letter("fax"), utf8("x")), serdes, RECEIVED))
                .isInstanceOf(NotReplayableException.class)
                .hasMessageContaining("fax");
    }

    @Test
    void aMessageGoesToTheDoorItCameBy() throws Exception {
        List<String> posted = new ArrayList<>();
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            posted.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(posted.size() < 4 ? 200 : 207, -1);
            exchange.close();
        });
        gateway.start();
        try {
            GatewayDoors doors =
                    new GatewayDoors("127.0.0.1", gateway.getAddress().getPort(), 1, Optional.of("secret"));
            assertThat(send(letter("http").contentType("application/x-ndjson"), "{}", doors))
                    .isTrue();
            assertThat(send(letter("fhir"), "{\"resourceType\":\"Bundle\"}", doors))
                    .isTrue();
            assertThat(send(
                            letter("fhir").contentType("application/fhir+xml"),
                            "<?xml version=\"1.0\"?><Observation xmlns=\"http://hl7.org/fhir\"/>",
                            doors))
                    .isTrue();
            assertThat(send(letter("fhir"), "{\"resourceType\":\"Observation\"}", doors))
                    .isFalse();
        } finally {
            gateway.stop(0);
        }
        assertThat(posted)
                .containsExactly(
                        "/events application/x-ndjson Bearer secret",
                        "/fhir application/fhir+json Bearer secret",
                        "/fhir/Observation application/fhir+xml Bearer secret",
                        "/fhir/Observation application/fhir+json Bearer secret");
    }

    private boolean send(DeadLetter letter, String body, GatewayDoors doors) throws Exception {
        Original original = Original.of(record(letter, utf8(body)), serdes, RECEIVED);
        return ((Original.Message) original).sendTo(doors);
    }

    private static DeadLetter letter(String source) {
        return DeadLetter.of(new DeadLetter.Heading("UNIT", "no unit", source, RECEIVED));
    }

    private static DeadLetterRecord record(DeadLetter letter, byte[] raw) {
        return new DeadLetterRecord("2-7", letter.message(raw));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

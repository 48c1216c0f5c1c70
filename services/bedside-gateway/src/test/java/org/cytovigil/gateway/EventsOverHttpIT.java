// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsOverHttpIT {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final int MOST = 20_000;

    private final Gateway gateway;
    private final TopicReader topics;

    EventsOverHttpIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of("gateway.max.body.bytes", Integer.toString(MOST)));
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private static String temperature(String patient, String id, String value) {
        return "{\"type\":\"observation\",\"patient\":\"" + patient + "\",\"id\":\"" + id
                + "\",\"at\":\"2026-01-03T08:00:00Z\",\"parameter\":\"TEMPERATURE\",\"value\":" + value
                + ",\"unit\":\"Cel\"}";
    }

    @Test
    void oneEventIsOnItsTopicWhenItIsAnswered() throws Exception {
        Instant before = Instant.now();
        HttpResponse<String> answer = gateway.post("/events", JSON, temperature("http-1", "o1", "38.0"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"accepted\":1,\"rejected\":0,\"results\":[{\"line\":1,\"id\":\"o1\",\"status\":\"accepted\"}]}");
        ConsumerRecord<String, SpecificRecord> record =
                topics.events(Topics.VITALS, "http-1", 1).get(0);
        AvroFields event = AvroFields.of(record.value());
        assertThat(event.text("value")).isEqualTo("38.0");
        assertThat(Instant.parse(event.text("arrivedAt"))).isBetween(before, Instant.now());
        assertThat(record.timestamp())
                .isBetween(before.toEpochMilli(), Instant.now().toEpochMilli());
    }

    @Test
    void aBirthDateThatCannotBeTrueIsToldAndTheRestIsTaken() throws Exception {
        HttpResponse<String> answer = gateway.post(
                "/events",
                JSON,
                "{\"type\":\"patient\",\"patient\":\"http-born\",\"id\":\"p1\",\"at\":\"2026-01-03T08:00:00Z\","
                        + "\"arrivedAt\":\"2026-01-03T08:00:00Z\",\"birthDate\":\"2026-01-04\",\"unit\":\"6E\"}");
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body())
                .contains("\"accepted\":1,\"rejected\":0")
                .contains("\"status\":\"accepted\",\"code\":\"IMPLAUSIBLE\"")
                .doesNotContain("2026-01-04");
        assertThat(topics.onlyEvent(Topics.PATIENT, "http-born").text("unit")).isEqualTo("6E");
    }

    @Test
    void aPatientUnderAKeyOfTheCanariesIsRefusedSinceNobodyWouldBePagedForIt() throws Exception {
        HttpResponse<String> answer = gateway.post("/events", JSON, temperature("cytovigil-canary-3", "o1", "40.1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"NO_PATIENT\"", "kept for canaries");
    }

    @Test
    void theArrivalOfARecordingIsKept() throws Exception {
        String recorded = temperature("http-2", "o1", "38.0")
                .replace("\"unit\"", "\"arrivedAt\":\"2026-01-03T08:00:07+00:00\",\"unit\"");
        assertThat(gateway.post("/events", JSON, recorded).statusCode()).isEqualTo(200);
        assertThat(topics.onlyEvent(Topics.VITALS, "http-2").text("arrivedAt")).isEqualTo("2026-01-03T08:00:07Z");
    }

    @Test
    void goodLinesAreTakenAndBadOnesAreKeptWithTheirReason() throws Exception {
        String noPatient = temperature("http-3", "o4", "38.0").replace("\"patient\":\"http-3\",", "");
        String unknown = temperature("http-3", "o5", "38.0").replace("TEMPERATURE", "TEMPERAMENT");
        String body = String.join(
                "\n",
                temperature("http-3", "o1", "38.1"),
                "{\"patient\":\"http-3\" oops",
                "",
                temperature("http-3", "o3", "386"),
                noPatient,
                unknown);
        double counted = gateway.metric("cytovigil_events_rejected_total{reason=\"IMPLAUSIBLE\"}");
        HttpResponse<String> answer = gateway.post("/events", LINES, body);
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body())
                .startsWith("{\"accepted\":1,\"rejected\":4,")
                .contains("{\"line\":2,\"status\":\"rejected\",\"code\":\"MALFORMED\",")
                .contains("{\"line\":4,\"id\":\"o3\",\"status\":\"rejected\",\"code\":\"IMPLAUSIBLE\",")
                .contains("{\"line\":5,\"id\":\"o4\",\"status\":\"rejected\",\"code\":\"NO_PATIENT\",")
                .contains("{\"line\":6,\"id\":\"o5\",\"status\":\"rejected\",\"code\":\"UNKNOWN_VALUE\",");
        List<MessageRejected> letters = topics.deadLetters(letter -> raw(letter).contains("\"http-3\""), 3);
        assertThat(letters)
                .extracting(letter -> letter.getReason().toString())
                .contains("MALFORMED", "IMPLAUSIBLE", "UNKNOWN_VALUE");
        assertThat(letters).anySatisfy(letter -> {
            assertThat(letter.getReason().toString()).isEqualTo("IMPLAUSIBLE");
            assertThat(raw(letter)).isEqualTo(temperature("http-3", "o3", "386"));
            assertThat(letter.getSource().toString()).isEqualTo("http");
        });
        assertThat(gateway.metric("cytovigil_events_rejected_total{reason=\"IMPLAUSIBLE\"}"))
                .isEqualTo(counted + 1);
        assertThat(gateway.post("/events", JSON, temperature("http-3", "o7", "38.2"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(topics.events(Topics.VITALS, "http-3", 2)).hasSize(2);
    }

    @Test
    void whereNothingCanBeUsedTheAnswerSaysSo() throws Exception {
        assertThat(gateway.post("/events", JSON, "[1,2]").statusCode()).isEqualTo(422);
        assertThat(gateway.post("/events", JSON, "").statusCode()).isEqualTo(422);
    }

    @Test
    void aCopyIsADuplicateAndACorrectionIsNot() throws Exception {
        String event = temperature("http-4", "o1", "38.0");
        String corrected = temperature("http-4", "o1", "36.9").replace("\"unit\"", "\"status\":\"CORRECTED\",\"unit\"");
        assertThat(gateway.post("/events", LINES, event + "\n" + event).body())
                .contains("{\"line\":1,\"id\":\"o1\",\"status\":\"accepted\"}")
                .contains("{\"line\":2,\"id\":\"o1\",\"status\":\"duplicate\"}");
        assertThat(gateway.post("/events", JSON, event).body()).contains("\"status\":\"duplicate\"");
        assertThat(gateway.post("/events", JSON, corrected).body()).contains("\"status\":\"accepted\"");
        assertThat(topics.events(Topics.VITALS, "http-4", 2)).hasSize(2);
    }

    @Test
    void anOversizedBodyIsRefusedAndItsBeginningKept() throws Exception {
        String tooLarge = "{\"patient\":\"http-5\"}" + " ".repeat(MOST);
        HttpResponse<String> answer = gateway.post("/events", JSON, tooLarge);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":413");
        assertThat(topics.deadLetters(letter -> raw(letter).contains("http-5"), 1))
                .allSatisfy(letter -> assertThat(letter.getReason().toString()).isEqualTo("TOO_LARGE"));
    }

    @Test
    void aBodyTooLargeToReadIsRefusedToo() throws Exception {
        double counted = gateway.metric("cytovigil_events_rejected_total{reason=\"TOO_LARGE\"}");
        HttpResponse<String> answer = gateway.post("/events", JSON, " ".repeat(10 * MOST));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(gateway.metric("cytovigil_events_rejected_total{reason=\"TOO_LARGE\"}"))
                .isEqualTo(counted + 1);
    }

    @Test
    void itIsWellWhileTheBrokerAnswers() throws Exception {
        HttpResponse<String> answer = gateway.get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void noPatientIsInTheMetrics() throws Exception {
        gateway.post("/events", JSON, temperature("http-secret", "o1", "38.0"));
        assertThat(gateway.get("/prometheus").body())
                .contains("cytovigil_events_received_total{outcome=\"accepted\",source=\"http\"}")
                .doesNotContain("http-secret");
    }

    private static String raw(MessageRejected letter) {
        return StandardCharsets.UTF_8.decode(letter.getRaw().duplicate()).toString();
    }
}

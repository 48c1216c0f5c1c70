// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.testkit.inputs.FieldInputs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is beyond the bounds costs its own event and nothing beside it, over HTTP. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsAtTheDoorsIT {
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    private final Gateway gateway;
    private final TopicReader topics;
    private final FieldInputs inputs = new FieldInputs("bounds", Clock.systemUTC());

    BoundsAtTheDoorsIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private String line(String id, String more) {
        return "{\"type\":\"observation\",\"patient\":\"bounds\",\"id\":\"" + id + "\",\"at\":\"" + inputs.iso(2)
                + "\",\"parameter\":\"TEMPERATURE\",\"value\":38.6,\"unit\":\"Cel\"" + more + "}";
    }

    /** Sends a line between two honest ones. */
    private HttpResponse<String> between(String bad) throws IOException, InterruptedException {
        HttpResponse<String> answer = gateway.post("/events", LINES, line("a", "") + "\n" + bad + "\n" + line("b", ""));
        assertThat(answer.body())
                .containsPattern("\\{\"line\":1,\"id\":\"a\",\"status\":\"(accepted|duplicate)\"")
                .containsPattern("\\{\"line\":3,\"id\":\"b\",\"status\":\"(accepted|duplicate)\"");
        return answer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MALFORMED | ,\"source\":\"6E\\u0000\"",
                "MALFORMED | ,\"site\":\"6E\\u0000\"",
                "MALFORMED | ,\"drug\":\"\\ud83d\"",
                "MALFORMED | ,\"uln\":1e400000",
                "MALFORMED | ,\"uln\":1e999999999",
                "MALFORMED | ,\"uln\":1e99999999999999",
                "MALFORMED | ,\"uln\":1234567890123456789",
                "MALFORMED | ,\"value\":36.9",
                "IMPLAUSIBLE | ,\"arrivedAt\":\"-5000-01-01T00:00:00Z\"",
                "IMPLAUSIBLE | ,\"arrivedAt\":\"+999999999-12-31T23:59:59Z\"",
                "FUTURE | ,\"arrivedAt\":\"2099-01-01T00:00:00Z\"",
                "MALFORMED | ,\"status\":\"ENTERED_IN_ERROR\",\"score\":\"n/a\"",
                "MALFORMED | ,\"status\":\"ENTERED_IN_ERROR\",\"birthDate\":\"19800101\"",
                "MALFORMED | ,\"mergedInto\":\"other\",\"birthDate\":\"19800101\"",
            })
    void aLineBeyondTheBoundsCostsItselfAlone(String code, String more) throws Exception {
        HttpResponse<String> answer = between(line("bad", more));
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body()).contains("\"line\":2").contains("\"code\":\"" + code + "\"");
    }

    @Test
    void aResourceOfABundleIsHeldToTheSizeOfOneThatComesAlone() throws Exception {
        String entry = "{\"resource\":{\"resourceType\":\"Observation\",\"id\":\"%s\",\"status\":\"final\","
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8310-5\"}]},"
                + "\"subject\":{\"reference\":\"Patient/bounds\"},\"effectiveDateTime\":\"" + inputs.iso(2) + "\","
                + "\"valueQuantity\":{\"value\":38.6,\"system\":\"http://unitsofmeasure.org\",\"code\":\"Cel\"},"
                + "\"note\":[{\"text\":\"%s\"}]},\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}";
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entry.formatted("small", "x")
                + "," + entry.formatted("large", "x".repeat(70_000)) + "]}";
        HttpResponse<String> answer = gateway.post("/fhir", "application/fhir+json", bundle);
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"201\"").contains("\"422\"");
    }

    /** The server's own limits lie beyond ours: what is a little too large is read, counted and kept. */
    @ParameterizedTest
    @ValueSource(strings = {"/events", "/fhir"})
    void aLittleMoreThanADeliveryMayHaveIsKeptAndCounted(String path) throws Exception {
        double counted = gateway.metric("cytovigil_events_rejected_total{reason=\"TOO_LARGE\"}");
        String mark = "beyond" + path.replace('/', '-');
        String body = "{\"patient\":\"" + mark + "\"}" + " ".repeat(10 * 1024 * 1024);
        String type = path.equals("/fhir") ? "application/fhir+json" : JSON;
        HttpResponse<String> answer = gateway.post(path, type, body);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(gateway.metric("cytovigil_events_rejected_total{reason=\"TOO_LARGE\"}"))
                .isEqualTo(counted + 1);
        assertThat(topics.deadLetters(
                        letter -> StandardCharsets.ISO_8859_1
                                .decode(letter.getRaw().duplicate())
                                .toString()
                                .contains(mark),
                        1))
                .hasSize(1);
    }

    @Test
    void textsAndNestingWithoutEndCostThemselvesAlone() throws Exception {
        assertThat(between(line("bad", ",\"source\":\"" + "x".repeat(300) + "\""))
                        .body())
                .contains("\"code\":\"MALFORMED\"");
        assertThat(between(line("bad", ",\"source\":\"" + "x".repeat(1_000_000) + "\""))
                        .body())
                .contains("\"code\":\"TOO_LARGE\"");
        assertThat(between(line("bad", ",\"note\":" + "[".repeat(20_000) + "]".repeat(20_000)))
                        .body())
                .contains("\"code\":\"MALFORMED\"");
        assertThat(between("{\"a\":".repeat(5_000)).body()).contains("\"code\":\"MALFORMED\"");
    }

    @Test
    void case39AnArrivalThatNoClockHasShownIsRefusedAndTheRestIsTaken() throws Exception {
        HttpResponse<String> answer = gateway.post("/events", LINES, inputs.text("39-future-arrival.jsonl"));
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body()).contains("\"accepted\":3,\"rejected\":1").contains("\"code\":\"FUTURE\"");
        assertThat(topics.events(Topics.VITALS, inputs.patient("39"), 2))
                .extracting(record -> AvroFields.of(record.value()).text("id"))
                .containsExactly("ok1-bounds", "mil-bounds");
    }

    @Test
    void correctionsToAndFroAllCount() throws Exception {
        String first = line("there", "").replace("bounds", "and-back");
        String corrected = first.replace("}", ",\"status\":\"CORRECTED\"}");
        String back = corrected.replace("38.6", "36.9");
        String lines = String.join("\n", first, back, corrected, back, back);
        assertThat(gateway.post("/events", LINES, lines).body())
                .contains("\"accepted\":5")
                .containsOnlyOnce("duplicate");
        assertThat(gateway.post("/events", JSON, corrected).body()).contains("\"status\":\"accepted\"");
        assertThat(gateway.post("/events", JSON, corrected).body()).contains("\"status\":\"duplicate\"");
        assertThat(topics.events(Topics.VITALS, "and-back", 5)).hasSize(5);
    }

    @Test
    void whatIsKeptQuotesNothingThatWasSent() throws Exception {
        between(line("quoted", "").replace("\"Cel\"", "\"Jane Doe\""));
        assertThat(topics.deadLetters(
                        letter -> StandardCharsets.UTF_8
                                .decode(letter.getRaw().duplicate())
                                .toString()
                                .contains("Jane Doe"),
                        1))
                .allSatisfy(letter -> assertThat(letter.getDetail().toString()).doesNotContain("Jane"));
    }

    @Test
    void aResourceOfManyThousandPartsIsRefusedBeforeItFillsTheMemory() throws Exception {
        String notes = "{\"text\":\"a\"}" + ",{\"text\":\"a\"}".repeat(400_000);
        String observation = "{\"resourceType\":\"Observation\",\"note\":[" + notes + "]}";
        assertThat(gateway.post("/fhir/Observation", "application/fhir+json", observation)
                        .statusCode())
                .isEqualTo(422);
        assertThat(gateway.post(
                                "/fhir",
                                "application/fhir+json",
                                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":"
                                        + observation + "}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(gateway.post("/events", JSON, line("roomy", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void largeBodiesOneAfterTheOtherAllFindAPlace() throws Exception {
        String lines = (line("many", "") + "\n").repeat(10_000);
        for (int number = 0; number < 8; number++) {
            assertThat(gateway.post("/events", LINES, lines).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPackedBodyIsRefusedUnread() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(" ".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII));
        }
        for (String path : List.of("/events", "/fhir/Observation")) {
            assertThat(gateway.post(
                            path, packed.toByteArray(), Map.of("Content-Type", JSON, "Content-Encoding", "gzip")))
                    .isEqualTo(415);
        }
    }

    @Test
    void aBodyMustSayWhatItIs() throws Exception {
        byte[] body = line("typed", "").getBytes(StandardCharsets.UTF_8);
        assertThat(gateway.post("/events", body, Map.of())).isEqualTo(415);
        assertThat(gateway.post("/fhir/Observation", body, Map.of())).isEqualTo(415);
        assertThat(gateway.post("/events", body, Map.of("Content-Type", "text/plain")))
                .isEqualTo(415);
        assertThat(gateway.post("/events", body, Map.of("Content-Type", "application/json;charset=utf-16")))
                .isEqualTo(415);
        assertThat(gateway.post("/events", body, Map.of("Content-Type", "application/json; charset=UTF-8")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Bearer "})
    void aHeaderOfAMegabyteIsRefused(String scheme) throws Exception {
        int status;
        try {
            status = gateway.post(
                    "/events",
                    line("header", "").getBytes(StandardCharsets.UTF_8),
                    Map.of("Content-Type", JSON, "Authorization", scheme + "x".repeat(1_000_000)));
        } catch (IOException closed) {
            status = 431;
        }
        assertThat(status).isBetween(400, 499);
        assertThat(gateway.post("/events", JSON, line("after", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersAreKeptNowhere() throws Exception {
        assertThat(gateway.post("/events", JSON, line("kept", "")).headers().firstValue("Cache-Control"))
                .contains("no-store");
        assertThat(gateway.post("/events", JSON, "{}").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 10.0.0.1", "Forwarded: for=10.0.0.1", "Origin: https://evil.example"})
    void whoeverSpeaksForSomebodyElsewhereIsNotTrusted(String header) throws Exception {
        String[] parts = header.split(": ", 2);
        assertThat(gateway.post(
                        "/events",
                        line("trust", "").getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", JSON, parts[0], parts[1])))
                .isEqualTo(403);
    }

    @Test
    void healthNamesItsPartsWithTheAgeOfTheirLastSuccess() throws Exception {
        assertThat(gateway.post("/events", JSON, line("health", "")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> health = gateway.get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"brokers\"").contains("\"mllp\"").contains("\"intake\"");
        assertThat(health.body().split("\"lastSuccessAgeSeconds\":\\d+", -1)).hasSize(4);
    }

    @Test
    void everyMetricIsThereBeforeItIsNeeded() throws Exception {
        String metrics = gateway.get("/prometheus").body();
        for (String source : List.of("http", "mllp", "fhir")) {
            for (String outcome : List.of("accepted", "duplicate", "rejected", "unassigned", "unused", "failed")) {
                assertThat(metrics)
                        .contains("cytovigil_events_received_total{outcome=\"" + outcome + "\",source=\"" + source
                                + "\"}");
            }
        }
        assertThat(metrics).contains("cytovigil_events_rejected_total{reason=\"FUTURE\"}");
    }
}

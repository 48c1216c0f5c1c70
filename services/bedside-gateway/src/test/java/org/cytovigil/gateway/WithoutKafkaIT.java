// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutKafkaIT {
    private final Gateway gateway;

    WithoutKafkaIT() throws IOException {
        Settings nobodyListens = Settings.of(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:9",
                "schema.registry.url", "http://127.0.0.1:9",
                "kafka.delivery.timeout", "PT1S"));
        this.gateway = Gateway.start(nobodyListens, Map.of());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void noLineIsAccepted() throws Exception {
        String event = "{\"type\":\"observation\",\"patient\":\"p1\",\"at\":\"2026-01-03T08:00:00Z\","
                + "\"parameter\":\"SPO2\",\"value\":96,\"unit\":\"%\"}";
        HttpResponse<String> answer = gateway.post("/events", "application/x-ndjson", event + "\nrubbish");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).isEqualTo("{\"accepted\":0,\"rejected\":0,\"results\":[]}");
    }

    @Test
    void noMessageIsAcknowledgedNotEvenOneWithNothingToStore() throws Exception {
        for (String name : new String[] {"mut-001-fever-38.0", "mut-009-no-pid3", "ms-LAB-ORU-2"}) {
            try (MllpClient client = gateway.mllp()) {
                assertThat(client.ask(Gateway.resource("hl7v2/" + name + ".hl7")))
                        .containsPattern("MSA\\|[AC]R\\|")
                        .doesNotContainPattern("MSA\\|[AC]A");
            }
        }
    }

    @Test
    void noResourceIsCreated() throws Exception {
        for (String name : new String[] {"mutf-01-temp-38.0", "r4-Observation-glasgow"}) {
            HttpResponse<String> answer = gateway.post(
                    "/fhir/Observation", "application/fhir+json", Gateway.resource("fhir/" + name + ".json"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void itIsNotWell() throws Exception {
        assertThat(gateway.get("/health").statusCode()).isEqualTo(503);
    }
}

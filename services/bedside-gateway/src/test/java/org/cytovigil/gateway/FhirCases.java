// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.testkit.inputs.FieldInputs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway that resources are sent to, and what becomes of them on the topics. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FhirCases {
    static final JsonMapper MAPPER = new JsonMapper();

    final Gateway gateway;
    final TopicReader topics;
    final FieldInputs inputs;

    FhirCases(EmbeddedPlatform platform, String run) throws IOException {
        this.inputs = new FieldInputs(run, Clock.systemUTC());
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return gateway.post(path, "application/fhir+json", body);
    }

    /** The vital signs of a patient up to one that is sent last. */
    List<AvroFields> vitals(String patient) throws IOException, InterruptedException {
        HttpResponse<String> last = gateway.post(
                "/events",
                "application/json",
                "{\"type\":\"observation\",\"patient\":\"" + patient + "\",\"at\":\"" + inputs.iso(0)
                        + "\",\"parameter\":\"HEART_RATE\",\"value\":77,\"unit\":\"/min\"}");
        assertThat(last.statusCode()).isEqualTo(200);
        return topics.eventsUpTo(Topics.VITALS, patient, event -> "HEART_RATE".equals(event.text("parameter")));
    }

    String temperature(String patient, String more) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":"
                + "\"http://loinc.org\",\"code\":\"8310-5\"}]},\"subject\":{\"reference\":\"Patient/" + patient + "\"},"
                + "\"effectiveDateTime\":\"" + inputs.iso(2)
                + "\",\"valueQuantity\":{\"value\":38.6,\"system\":\"http://unitsofmeasure.org\",\"code\":\"Cel\"}"
                + more
                + "}";
    }

    static List<String> statuses(HttpResponse<String> answer) throws IOException {
        return MAPPER.readTree(answer.body()).get("entry").findValuesAsText("status");
    }

    String own(String patient, String more) {
        return temperature(patient, ",\"id\":\"" + patient + "-x\"" + more);
    }

    List<String> told(String patient) throws Exception {
        return vitals(patient).stream()
                .map(event -> event.text("id") + " " + event.text("status"))
                .toList();
    }

    List<String> statuses(String patient) throws Exception {
        return vitals(patient).stream().map(event -> event.text("status")).toList();
    }
}

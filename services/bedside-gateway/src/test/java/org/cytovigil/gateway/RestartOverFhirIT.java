// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;

/** What was told before the gateway was started anew is taken back as if it had run on. */
class RestartOverFhirIT extends FhirCases {
    private static final String OBSERVATION = "/fhir/Observation";
    private static final String ADMINISTRATION = "/fhir/MedicationAdministration";

    private final EmbeddedPlatform platform;

    RestartOverFhirIT(EmbeddedPlatform platform) throws IOException {
        super(platform, "restart");
        this.platform = platform;
    }

    private HttpResponse<String> postAfterRestart(String path, String body) throws Exception {
        try (Gateway next = Gateway.start(platform.settings(), Map.of())) {
            return next.post(path, "application/fhir+json", body);
        }
    }

    private List<String> told(String topic, String patient, int count, String... fields) {
        return topics.events(topic, patient, count).stream()
                .map(record -> AvroFields.of(record.value()))
                .map(event -> String.join(
                        " ",
                        List.of(fields).stream()
                                .map(field -> String.valueOf(event.text(field)))
                                .toList()))
                .toList();
    }

    @Test
    void aLaterVersionOfAnotherPatientIsTakenFromTheFirst() throws Exception {
        String json = own("before", "");
        assertThat(post(OBSERVATION, json).statusCode()).isEqualTo(201);
        String moved = json.replace("Patient/before", "Patient/after")
                .replace("\"status\"", "\"meta\":{\"versionId\":\"2\"},\"status\"");
        assertThat(postAfterRestart(OBSERVATION, moved).body()).contains("withdrawn: 8310-5");
        assertThat(postAfterRestart(OBSERVATION, json).statusCode())
                .as("the old one again")
                .isEqualTo(200);
        assertThat(told("before")).containsExactly("before-x FINAL", "before-x ENTERED_IN_ERROR");
    }

    @Test
    void aCorrectionWithoutTheComponentOrOfAnotherTimeTakesBack() throws Exception {
        String pressure = own("panel", "")
                .replace("8310-5", "85354-9")
                .replaceAll(",\"valueQuantity\":\\{[^}]*\\}", "")
                .replaceAll("\\}$", "");
        String low = component("8480-6", 70);
        String diastolic = component("8462-4", 40);
        assertThat(post(OBSERVATION, pressure + ",\"component\":[" + low + "," + diastolic + "]}")
                        .statusCode())
                .isEqualTo(201);
        String left = (pressure + ",\"component\":[" + diastolic + "]}").replace("\"final\"", "\"corrected\"");
        assertThat(postAfterRestart(OBSERVATION, left).body()).contains("withdrawn: 8480-6");
        String identified = temperature("moved", ",\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"r-1\"}]");
        assertThat(post(OBSERVATION, identified).statusCode()).isEqualTo(201);
        assertThat(postAfterRestart(
                                OBSERVATION,
                                identified.replace(inputs.iso(2), inputs.iso(1)).replace("\"final\"", "\"corrected\""))
                        .body())
                .contains("withdrawn: 8310-5");
    }

    private static String component(String code, int value) {
        return "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code
                + "\"}]},\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"mmHg\"}}";
    }

    @Test
    void anInfusionStopsAlone() throws Exception {
        for (String id : List.of("one", "other")) {
            assertThat(post(
                                    ADMINISTRATION,
                                    infusion(
                                            id,
                                            "in-progress",
                                            "\"effectivePeriod\":{\"start\":\"" + inputs.iso(30) + "\"}"))
                            .statusCode())
                    .isEqualTo(201);
        }
        String stop = infusion("one", "stopped", "\"effectiveDateTime\":\"" + inputs.iso(1) + "\"");
        assertThat(postAfterRestart(ADMINISTRATION, stop).statusCode()).isEqualTo(201);
        assertThat(told(Topics.INTERVENTIONS, "two-lines", 3, "action", "line"))
                .containsExactly(
                        "STARTED MedicationAdministration/one",
                        "STARTED MedicationAdministration/other",
                        "STOPPED MedicationAdministration/one");
    }

    private static String infusion(String id, String status, String effective) {
        return "{\"resourceType\":\"MedicationAdministration\",\"id\":\"" + id + "\",\"status\":\"" + status
                + "\",\"medicationCodeableConcept\":{\"text\":\"norepinephrine\"},"
                + "\"subject\":{\"reference\":\"Patient/two-lines\"}," + effective + "}";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirOverHttpIT {
    private static final String JSON = "application/fhir+json";

    private final Gateway gateway;
    private final TopicReader topics;

    FhirOverHttpIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void anObservationIsCreatedWithItsDigits() throws Exception {
        HttpResponse<String> answer = post("Observation", sample("mutf-01-temp-38.0", "fhir-1"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/fhir/Observation/mutf-01-temp-38.0");
        AvroFields event = topics.onlyEvent(Topics.VITALS, "fhir-1");
        assertThat(event.text("value")).isEqualTo("38.0");
        assertThat(event.text("unit")).isEqualTo("Cel");
        assertThat(event.text("at")).isEqualTo("2026-01-03T09:15:00Z");
        assertThat(post("Observation", sample("mutf-01-temp-38.0", "fhir-1")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePartsOfABloodPressureAreEventsOfTheirOwn() throws Exception {
        assertThat(post("Observation", sample("mutf-21-bp-85", "fhir-2")).statusCode())
                .isEqualTo(201);
        assertThat(topics.events(Topics.VITALS, "fhir-2", 2))
                .extracting(record -> AvroFields.of(record.value()))
                .extracting(event -> event.text("code") + "=" + event.text("value"))
                .containsExactly("8480-6=85", "8462-4=50");
    }

    @Test
    void anEntryInErrorRemoves() throws Exception {
        assertThat(post("Observation", sample("mutf-05-entered-in-error", "fhir-3"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(topics.onlyEvent(Topics.VITALS, "fhir-3").text("status")).isEqualTo("ENTERED_IN_ERROR");
    }

    @Test
    void whatGradingDoesNotUseIsTakenAndSaidSo() throws Exception {
        HttpResponse<String> answer = post("Observation", Gateway.resource("fhir/r4-Observation-glasgow.json"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/fhir/Observation/glasgow");
        assertThat(answer.body()).contains("OperationOutcome").contains("informational");
    }

    @Test
    void whatCannotBeParsedIs400() throws Exception {
        assertThat(post("Observation", "{\"resourceType\":").statusCode()).isEqualTo(400);
        assertThat(post("Observation", "{\"resourceType\":\"Patient\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("Observation", "").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsUnderstoodButUnusableIs422WithItsElementAndIsKept() throws Exception {
        HttpResponse<String> implausible =
                post("Observation", sample("mutf-01-temp-38.0", "fhir-4").replace("38.0,", "386,"));
        assertThat(implausible.statusCode()).isEqualTo(422);
        assertThat(implausible.body()).contains("IMPLAUSIBLE").contains("Observation.value[x]");
        HttpResponse<String> unit =
                post("Observation", sample("mutf-01-temp-38.0", "fhir-4").replace("\"Cel\"", "\"mg\""));
        assertThat(unit.statusCode()).isEqualTo(422);
        assertThat(unit.body()).contains("UNIT");
        HttpResponse<String> nobody =
                post("Observation", sample("mutf-01-temp-38.0", "fhir-4").replace("Patient/fhir-4", "Patient/a b"));
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("NO_PATIENT").contains("Observation.subject");
        HttpResponse<String> date = post("Observation", Gateway.resource("fhir/r4-Observation-body-temperature.json"));
        assertThat(date.statusCode()).isEqualTo(422);
        assertThat(date.body()).contains("Observation.effective[x]");
        assertThat(topics.deadLetters(
                        letter -> StandardCharsets.UTF_8
                                .decode(letter.getRaw().duplicate())
                                .toString()
                                .contains("fhir-4"),
                        2))
                .allSatisfy(letter -> assertThat(letter.getSource().toString()).isEqualTo("fhir"));
    }

    @Test
    void codesThatContradictEachOtherAre422() throws Exception {
        String twoCodes = sample("mutf-01-temp-38.0", "fhir-5")
                .replace(
                        "\"coding\": [\n   {\n    \"system\": \"http://loinc.org\",",
                        "\"coding\": [{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"},"
                                + "{\"system\":\"http://loinc.org\",");
        HttpResponse<String> answer = post("Observation", twoCodes);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Observation.code");
    }

    @Test
    void aReferenceRangeInTheSameUnitIsKept() throws Exception {
        assertThat(post(
                                "Observation",
                                Gateway.resource("fhir/r4-Observation-satO2.json")
                                        .replace("Patient/example", "Patient/fhir-6"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(topics.onlyEvent(Topics.VITALS, "fhir-6").text("value")).isEqualTo("95");
    }

    @Test
    void anAdministrationIsAMedicationEvent() throws Exception {
        String administration = """
                {"resourceType":"MedicationAdministration","id":"ma1","status":"completed",
                 "medicationCodeableConcept":{"text":"Tocilizumab"},"subject":{"reference":"Patient/fhir-7"},
                 "effectiveDateTime":"2026-01-03T10:15:00+01:00",
                 "dosage":{"dose":{"value":480,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}}
                """;
        assertThat(post("MedicationAdministration", administration).statusCode())
                .isEqualTo(201);
        AvroFields dose = topics.onlyEvent(Topics.INTERVENTIONS, "fhir-7");
        assertThat(dose.text("drug")).isEqualTo("tocilizumab");
        assertThat(dose.text("action")).isEqualTo("GIVEN");
    }

    @Test
    void theEntriesOfABatchStandAlone() throws Exception {
        HttpResponse<String> answer = bundle(
                "batch",
                sample("mutf-01-temp-38.0", "fhir-8"),
                sample("mutf-01-temp-38.0", "fhir-8").replace("38.0,", "386,"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("batch-response")
                .contains("\"status\":\"201\"")
                .contains("\"status\":\"422\"");
        assertThat(topics.events(Topics.VITALS, "fhir-8", 1)).hasSize(1);
    }

    @Test
    void oneUnusableEntryRefusesATransaction() throws Exception {
        HttpResponse<String> refused = bundle(
                "transaction",
                sample("mutf-01-temp-38.0", "fhir-9"),
                sample("mutf-01-temp-38.0", "fhir-9").replace("38.0,", "386,"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(bundle("transaction", sample("mutf-01-temp-38.0", "fhir-9").replace("38.0,", "37.1,"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(topics.onlyEvent(Topics.VITALS, "fhir-9").text("value")).isEqualTo("37.1");
    }

    @Test
    void xmlIsReadAndAnsweredToo() throws Exception {
        String xml = """
                <Observation xmlns="http://hl7.org/fhir"><id value="x1"/><status value="final"/>
                <code><coding><system value="http://loinc.org"/><code value="8310-5"/></coding></code>
                <subject><reference value="Patient/fhir-10"/></subject>
                <effectiveDateTime value="2026-01-03T10:15:00+01:00"/>
                <valueQuantity><value value="38.50"/><system value="http://unitsofmeasure.org"/>
                <code value="Cel"/></valueQuantity></Observation>
                """;
        HttpResponse<String> answer = gateway.post("/fhir/Observation", "application/fhir+xml", xml);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).startsWith("<Observation");
        assertThat(topics.onlyEvent(Topics.VITALS, "fhir-10").text("value")).isEqualTo("38.50");
    }

    @Test
    void itSaysWhatItCanDo() throws Exception {
        HttpResponse<String> answer = gateway.get("/fhir/metadata");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CapabilityStatement").contains("MedicationAdministration");
    }

    private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return gateway.post("/fhir/" + type, JSON, body);
    }

    private HttpResponse<String> bundle(String type, String... resources) throws IOException, InterruptedException {
        String entries = "{\"resource\":" + String.join("},{\"resource\":", resources) + "}";
        return gateway.post(
                "/fhir", JSON, "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entries + "]}");
    }

    private static String sample(String name, String patient) throws IOException {
        return Gateway.resource("fhir/" + name + ".json").replace("CART-0007", patient);
    }
}

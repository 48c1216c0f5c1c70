// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What FHIR producers were seen to send, by the number of the case. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldCasesOverFhirIT {
    private static final String RUN = "fhir";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Gateway gateway;
    private final TopicReader topics;
    private final FieldInputs inputs = new FieldInputs(RUN, Clock.systemUTC());

    FieldCasesOverFhirIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return gateway.post(path, "application/fhir+json", body);
    }

    /** The vital signs of a patient up to one that is sent last. */
    private List<AvroFields> vitals(String patient) throws IOException, InterruptedException {
        HttpResponse<String> last = gateway.post(
                "/events",
                "application/json",
                "{\"type\":\"observation\",\"patient\":\"" + patient + "\",\"at\":\"" + inputs.iso(0)
                        + "\",\"parameter\":\"HEART_RATE\",\"value\":77,\"unit\":\"/min\"}");
        assertThat(last.statusCode()).isEqualTo(200);
        return topics.eventsUpTo(Topics.VITALS, patient, event -> "HEART_RATE".equals(event.text("parameter")));
    }

    private String temperature(String patient, String more) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":"
                + "\"http://loinc.org\",\"code\":\"8310-5\"}]},\"subject\":{\"reference\":\"Patient/" + patient + "\"},"
                + "\"effectiveDateTime\":\"" + inputs.iso(2)
                + "\",\"valueQuantity\":{\"value\":38.6,\"system\":\"http://unitsofmeasure.org\",\"code\":\"Cel\"}"
                + more
                + "}";
    }

    private static String bundle(String type, String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":"
                + String.join("},{\"resource\":", resources) + "}]}";
    }

    private static List<String> statuses(HttpResponse<String> answer) throws IOException {
        return MAPPER.readTree(answer.body()).get("entry").findValuesAsText("status");
    }

    @Test
    void case11TheEverydayNameOfAUnitIsUnderstoodAsACodeToo() throws Exception {
        assertThat(post("/fhir/Observation", inputs.text("11-synthea-mmhg.json"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(vitals(inputs.patient("11")))
                .extracting(event -> event.text("code") + "=" + event.text("value") + event.text("unit"))
                .containsExactly("8462-4=51mm[Hg]", "8480-6=84mm[Hg]");
    }

    @Test
    void case14APatientThatIsToBeSearchedForIsNone() throws Exception {
        HttpResponse<String> answer = post("/fhir/Observation", inputs.text("14-conditional-subject.json"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("NO_PATIENT").contains("Observation.subject");
    }

    @Test
    void case15ALocationIsNoPatient() throws Exception {
        HttpResponse<String> answer = post("/fhir/Observation", inputs.text("15-subject-location.json"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("NO_PATIENT");
        assertThat(vitals("icu-bed-3-" + RUN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reference\":\"Device/d1\"}",
                "{\"reference\":\"Group/g1\"}",
                "{\"reference\":\"http://ehr.example/fhir/Location/l1\"}",
                "{\"reference\":\"urn:uuid:11111111-1111-4111-8111-111111111111\"}",
                "{\"reference\":\"#nobody\"}",
                "{\"reference\":\"d1\"}",
                "{\"reference\":\"Patient/UNKNOWN\"}",
                "{\"reference\":\"Patient/0000\"}",
                "{\"type\":\"Location\",\"identifier\":{\"value\":\"bed-3\"}}",
                "{\"identifier\":{\"value\":\"99999\"}}",
                "{\"display\":\"Doe, Jane\"}",
                "{}"
            })
    void case15NothingButAPatientThatCanBeToldIsOne(String subject) throws Exception {
        double counted = gateway.metric("cytovigil_events_received_total{outcome=\"unassigned\",source=\"fhir\"}");
        HttpResponse<String> answer =
                post("/fhir/Observation", temperature("x", "").replace("{\"reference\":\"Patient/x\"}", subject));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("NO_PATIENT").contains("Observation.subject");
        assertThat(gateway.metric("cytovigil_events_received_total{outcome=\"unassigned\",source=\"fhir\"}"))
                .isEqualTo(counted + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reference\":\"http://ehr.example/fhir/Patient/who-1/_history/3\"} | who-1",
                "{\"reference\":\"Patient?identifier=x\",\"identifier\":{\"value\":\"who-2\"}} | who-2",
                "{\"type\":\"Patient\",\"identifier\":{\"value\":\"who-3\"}} | who-3",
            })
    void case15APatientThatCanBeToldIsOne(String subject, String patient) throws Exception {
        String observation = temperature("x", "").replace("{\"reference\":\"Patient/x\"}", subject);
        assertThat(post("/fhir/Observation", observation).statusCode()).isEqualTo(201);
        assertThat(vitals(patient)).hasSize(1);
    }

    @Test
    void case15AContainedPatientIsKnownByItsIdentifier() throws Exception {
        String observation = temperature(
                        "x",
                        ",\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\","
                                + "\"identifier\":[{\"value\":\"0\"},{\"value\":\"contained-1\"}]}]")
                .replace("Patient/x", "#p");
        assertThat(post("/fhir/Observation", observation).statusCode()).isEqualTo(201);
        assertThat(vitals("contained-1")).hasSize(1);
    }

    @Test
    void case16AFinishedInfusionIsOneFactWithBothEnds() throws Exception {
        HttpResponse<String> answer = post("/fhir", inputs.text("16-infusion-completed.json"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "201", "201");
        AvroFields given = topics.onlyEvent(Topics.INTERVENTIONS, inputs.patient("16"));
        assertThat(given.text("action")).isEqualTo("GIVEN");
        assertThat(given.text("at")).isEqualTo(inputs.iso(100));
        assertThat(given.text("until")).isEqualTo(inputs.iso(5));
        assertThat(given.text("code") + " " + given.text("system")).isEqualTo("242969 RXNORM");
    }

    @Test
    void case16WhatWasStartedAndIsThenFinishedIsTheSameFact() throws Exception {
        String running = "{\"resourceType\":\"MedicationAdministration\",\"id\":\"run-1\",\"status\":\"in-progress\","
                + "\"medicationCodeableConcept\":{\"text\":\"norepinephrine\"},\"subject\":{\"reference\":\"Patient/run\"},"
                + "\"effectivePeriod\":{\"start\":\"" + inputs.iso(60) + "\"}}";
        String finished =
                running.replace("in-progress", "completed").replace("\"}}", "\",\"end\":\"" + inputs.iso(5) + "\"}}");
        assertThat(post("/fhir/MedicationAdministration", running).statusCode()).isEqualTo(201);
        assertThat(post("/fhir/MedicationAdministration", finished).statusCode())
                .isEqualTo(201);
        List<AvroFields> facts = topics.events(Topics.INTERVENTIONS, "run", 2).stream()
                .map(record -> AvroFields.of(record.value()))
                .toList();
        assertThat(facts)
                .extracting(event -> event.text("id") + " " + event.text("action"))
                .containsExactly("MedicationAdministration/run-1 STARTED", "MedicationAdministration/run-1 GIVEN");
    }

    @Test
    void case17APatientOfABundleIsTheSameInTheNext() throws Exception {
        for (String file : List.of("17-temporary-subject-a.json", "17-temporary-subject-b.json")) {
            HttpResponse<String> answer = post("/fhir", inputs.text(file));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(statuses(answer)).containsExactly("201", "201");
        }
        assertThat(vitals(inputs.patient("17")))
                .hasSize(2)
                .extracting(event -> event.text("id"))
                .doesNotHaveDuplicates();
        assertThat(vitals("11111111-1111-4111-8111-0123456789ab")).isEmpty();
    }

    @Test
    void everyEntryOfABatchHasItsAnswerInOrder() throws Exception {
        String batch = bundle(
                        "batch",
                        temperature("batch", ",\"id\":\"b1\""),
                        temperature("batch", ",\"id\":\"b2\"").replace("38.6", "386"),
                        "{\"resourceType\":\"Patient\"}",
                        temperature("batch", ",\"id\":\"b3\""))
                .replace(
                        "{\"resource\":{\"resourceType\":\"Patient\"}}",
                        "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/1\"}},"
                                + "{\"resource\":{\"resourceType\":\"Patient\"}}");
        HttpResponse<String> answer = post("/fhir", batch);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "422", "405", "201", "201");
        assertThat(vitals("batch")).extracting(event -> event.text("id")).containsExactly("b1", "b3");
    }

    @Test
    void ofATransactionAllIsTakenOrNothing() throws Exception {
        String bad = temperature("all", ",\"id\":\"a2\"").replace("38.6", "386");
        HttpResponse<String> refused = post("/fhir", bundle("transaction", temperature("all", ",\"id\":\"a1\""), bad));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Bundle.entry[1]").contains("IMPLAUSIBLE");
        assertThat(vitals("all")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"value\":\"38.6\"",
                "\"value\":38.6,\"value\":36.9",
                "\"value\":1e400000",
                "\"value\":1e999999999",
                "\"value\":1e-999999999",
                "\"value\":38.600000000000000000000001",
                "\"value\":true",
                "\"value\":{}",
            })
    void aNumberThatIsNoneIsRefusedAtOnce(String value) throws Exception {
        HttpResponse<String> answer =
                post("/fhir/Observation", temperature("number", "").replace("\"value\":38.6", value));
        assertThat(answer.statusCode()).isBetween(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400000", "1e999999999", "1e-999999999", "38.6000000000000000000001"})
    void andInXmlToo(String value) throws Exception {
        String xml = "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><coding><system "
                + "value=\"http://loinc.org\"/><code value=\"8310-5\"/></coding></code><subject><reference "
                + "value=\"Patient/number\"/></subject><effectiveDateTime value=\"" + inputs.iso(2)
                + "\"/><valueQuantity><value value=\"" + value
                + "\"/><code value=\"Cel\"/></valueQuantity></Observation>";
        assertThat(gateway.post("/fhir/Observation", "application/fhir+xml", xml)
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void thousandsOfElementsInOneAnotherAreRefused() throws Exception {
        String json = "{\"extension\":[".repeat(20_000) + "]}".repeat(20_000);
        assertThat(post("/fhir/Observation", json).statusCode())
                .as("too large for one event, before it is too deep")
                .isEqualTo(422);
        String deep = "{\"extension\":[".repeat(2_000) + "]}".repeat(2_000);
        assertThat(post("/fhir/Observation", deep).statusCode()).isEqualTo(400);
        String xml = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        assertThat(gateway.post("/fhir/Observation", "application/fhir+xml", xml)
                        .statusCode())
                .isEqualTo(400);
        String entity = "<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(100) + "\">]><a>&b;</a>";
        assertThat(gateway.post("/fhir/Observation", "application/fhir+xml", entity)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aComponentThatSaysWhyItHasNoValueIsFine() throws Exception {
        String pressure =
                inputs.text("11-synthea-mmhg.json").replace("syn-", "absent-").replace("-11\"", "-11b\"");
        JsonNode tree = MAPPER.readTree(pressure);
        ((ObjectNode) tree.get("component").get(0)).remove("valueQuantity");
        ((ObjectNode) tree.get("component").get(0))
                .putObject("dataAbsentReason")
                .put("text", "not measured");
        assertThat(post("/fhir/Observation", tree.toString()).statusCode()).isEqualTo(201);
        assertThat(vitals(inputs.patient("11b")))
                .extracting(event -> event.text("value"))
                .containsExactly("84");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"dataAbsentReason\":{\"text\":\"error\"}",
                ",\"interpretation\":[{\"coding\":[{\"code\":\"INV\"}]}]",
                ",\"interpretation\":[{\"coding\":[{\"code\":\"<\"}]}]",
                ",\"contained\":[{\"resourceType\":\"DeviceMetric\",\"id\":\"m\",\"operationalStatus\":\"standby\"}],"
                        + "\"device\":{\"reference\":\"#m\"}",
                ",\"meta\":{\"security\":[{\"code\":\"HTEST\"}]}",
            })
    void aValueThatItsSenderDisownsIsNotTaken(String mark) throws Exception {
        HttpResponse<String> answer = post("/fhir/Observation", temperature("disowned", mark));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(vitals("disowned")).isEmpty();
    }

    @Test
    void pressuresThatContradictEachOtherAreNotTaken() throws Exception {
        String swapped = inputs.text("11-synthea-mmhg.json")
                .replace("-11\"", "-swapped\"")
                .replace("\"value\": 51", "\"value\": 151");
        HttpResponse<String> answer = post("/fhir/Observation", swapped);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("component[0]").contains("component[1]");
        assertThat(vitals(inputs.patient("swapped"))).isEmpty();
    }

    @Test
    void anIdentifierThatAWholePanelBearsIsNoIdentityOfAResult() throws Exception {
        String order = ",\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"ORDER-1\"}]";
        assertThat(post("/fhir/Observation", temperature("panel", order)).statusCode())
                .isEqualTo(201);
        String later = temperature("panel", order)
                .replace(inputs.iso(2), inputs.iso(1))
                .replace("38.6", "37.1");
        assertThat(post("/fhir/Observation", later).statusCode()).isEqualTo(201);
        String corrected = later.replace("\"final\"", "\"corrected\"").replace("37.1", "39.1");
        assertThat(post("/fhir/Observation", corrected).statusCode()).isEqualTo(201);
        List<AvroFields> events = vitals("panel");
        assertThat(events.stream().map(event -> event.text("id")).distinct()).hasSize(2);
        assertThat(events.get(2).text("id")).isEqualTo(events.get(1).text("id"));
    }
}

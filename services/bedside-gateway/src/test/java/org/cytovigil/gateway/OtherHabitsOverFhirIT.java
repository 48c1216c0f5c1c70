// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.table.ContentId;
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

/** Habits of FHIR producers beside those of the field cases: local times, missing statuses, names that others use too. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherHabitsOverFhirIT {
    private final Gateway gateway;
    private final TopicReader topics;
    private final FieldInputs inputs = new FieldInputs("habits", Clock.systemUTC());

    OtherHabitsOverFhirIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private String observation(String status, String effective, String subject, String more) {
        return "{\"resourceType\":\"Observation\"," + status + "\"code\":{\"coding\":[{\"system\":"
                + "\"http://loinc.org\",\"code\":\"8310-5\"}]},\"subject\":{\"reference\":\"" + subject + "\"},"
                + "\"effective" + effective
                + ",\"valueQuantity\":{\"value\":38.6,\"system\":\"http://unitsofmeasure.org\",\"code\":\"Cel\"}"
                + more + "}";
    }

    private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return gateway.post("/fhir/" + type, "application/fhir+json", body);
    }

    private HttpResponse<String> post(String status, String effective, String subject, String more)
            throws IOException, InterruptedException {
        return post("Observation", observation(status, effective, subject, more));
    }

    private String now() {
        return "DateTime\":\"" + inputs.iso(2) + "\"";
    }

    @Test
    void aTimeOfDayWithoutAnOffsetIsNoInstant() throws Exception {
        String local = "DateTime\":\"" + inputs.iso(2).replace("Z", "") + "\"";
        HttpResponse<String> answer = post("\"status\":\"final\",", local, "Patient/h1", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Observation.effective[x]");
        String offset = "DateTime\":\"" + inputs.iso(2).replace("Z", "+00:00") + "\"";
        assertThat(post("\"status\":\"final\",", offset, "Patient/h1", "").statusCode())
                .isEqualTo(201);
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsNoTime() throws Exception {
        String backwards = "Period\":{\"start\":\"" + inputs.iso(2) + "\",\"end\":\"" + inputs.iso(20) + "\"}";
        assertThat(post("\"status\":\"final\",", backwards, "Patient/h2", "").statusCode())
                .isEqualTo(422);
        String forwards = "Period\":{\"start\":\"" + inputs.iso(20) + "\",\"end\":\"" + inputs.iso(2) + "\"}";
        assertThat(post("\"status\":\"final\",", forwards, "Patient/h2", "").statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatHasNoStatusIsNotTakenAndIgnored() throws Exception {
        HttpResponse<String> answer = post("", now(), "Patient/h3", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Observation.status");
        HttpResponse<String> drug = post(
                "MedicationAdministration",
                "{\"resourceType\":\"MedicationAdministration\",\"medicationCodeableConcept\":{\"text\":"
                        + "\"norepinephrine\"},\"subject\":{\"reference\":\"Patient/h3\"},\"effective" + now() + "}");
        assertThat(drug.statusCode()).isEqualTo(422);
        assertThat(drug.body()).contains("MedicationAdministration.status");
    }

    @ParameterizedTest
    @CsvSource({"'',422", "',\"identifier\":[{\"value\":\"MRN-h4\"}]',201"})
    void theIdOfAContainedPatientIsANameInItsResourceAlone(String identifier, int status) throws Exception {
        String contained = ",\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"patient\"" + identifier + "}]";
        assertThat(post("\"status\":\"final\",", now(), "#patient", contained).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"modifierExtension\":[{\"url\":\"http://ehr.example/not\",\"valueBoolean\":true}]",
                ",\"implicitRules\":\"http://ehr.example/rules\"",
                ",\"component\":[{\"modifierExtension\":[{\"url\":\"http://ehr.example/not\",\"valueBoolean\":true}],"
                        + "\"code\":{\"text\":\"x\"}}]"
            })
    void whatMayTurnTheMeaningRoundIsNotRead(String modifier) throws Exception {
        assertThat(post("\"status\":\"final\",", now(), "Patient/h5", modifier).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"INV,422", "probe off,422", "high,201"})
    void aFlagInWordsDisownsTheValueToo(String text, int status) throws Exception {
        String interpretation = ",\"interpretation\":[{\"text\":\"" + text + "\"}]";
        assertThat(post("\"status\":\"final\",", now(), "Patient/h6", interpretation)
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"text\":\"[0 - 41] U/L\"}',41",
        "'{\"high\":{\"value\":41,\"unit\":\"U/L\"},\"text\":\"0-99\"}',41",
        "'{\"high\":{\"value\":0,\"unit\":\"U/L\"}}',",
        "'{\"text\":\"see report\"}',"
    })
    void aReferenceRangeInWordsIsReadAndNeverCostsTheValue(String range, String upper) throws Exception {
        String patient = "range-" + ContentId.of(range, 4);
        String alt = observation("\"status\":\"final\",", now(), "Patient/" + patient, "")
                .replace("8310-5", "1742-6")
                .replace("\"value\":38.6,", "\"value\":220,")
                .replace("\"code\":\"Cel\"", "\"code\":\"U/L\"");
        String ranged = alt.substring(0, alt.length() - 1) + ",\"referenceRange\":[" + range + "]}";
        assertThat(post("Observation", ranged).statusCode()).isEqualTo(201);
        assertThat(topics.onlyEvent(Topics.LABS, patient).text("uln")).isEqualTo(upper);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/fhir/Observation,405,POST",
        "PUT,/fhir/Observation,405,POST",
        "DELETE,/fhir/MedicationAdministration,405,POST",
        "GET,/fhir/Observation/x1,405,OPTIONS",
        "PUT,/fhir/Observation/x1,405,OPTIONS",
        "PATCH,/fhir/Observation/x1,405,OPTIONS",
        "DELETE,/fhir/Observation/x1,405,OPTIONS",
        "POST,/fhir/Observation/_search,405,OPTIONS",
        "GET,/fhir/Observation/x1/_history/2,405,OPTIONS",
        "PUT,/fhir,405,POST",
        "POST,/fhir/metadata,405,GET",
        "DELETE,/fhir/metadata,405,GET",
        "GET,/fhir/Nonsense/x1,404,"
    })
    void whatIsNotDoneHereIsSaidInTheWordsOfFhir(String method, String path, int status, String allowed)
            throws Exception {
        HttpResponse<String> answer = gateway.ask(method, path, Map.of("Content-Type", "application/fhir+json"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/fhir+json");
        assertThat(answer.body()).contains("\"resourceType\":\"OperationOutcome\"");
        if (allowed != null) {
            assertThat(answer.headers().firstValue("Allow").orElse("")).contains(allowed);
        }
    }

    @Test
    void aTypeThatIsNotReadOrWrittenIsRefusedInTheWordsOfFhir() throws Exception {
        String json = "application/fhir+json";
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("Content-Type", "text/plain"),
                Map.of("Content-Type", json, "Content-Encoding", "gzip"))) {
            HttpResponse<String> answer = gateway.ask("POST", "/fhir/Observation", headers);
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("OperationOutcome");
        }
        HttpResponse<String> other =
                gateway.ask("POST", "/fhir/Observation", Map.of("Content-Type", json, "Accept", "text/csv"));
        assertThat(other.statusCode()).isEqualTo(406);
        assertThat(other.body()).contains("OperationOutcome");
        HttpResponse<String> xml = gateway.ask(
                "DELETE", "/fhir/Observation/x1", Map.of("Content-Type", json, "Accept", "application/fhir+xml"));
        assertThat(xml.headers().firstValue("Content-Type")).contains("application/fhir+xml");
        assertThat(xml.body()).startsWith("<OperationOutcome");
    }

    @Test
    void aPageFromElsewhereIsToldWhyItIsRefused() throws Exception {
        for (String path : List.of("/events", "/fhir/Observation")) {
            HttpResponse<String> answer = gateway.ask(
                    "POST", path, Map.of("Content-Type", "application/json", "Origin", "https://evil.example"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Origin");
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT,/events,405", "GET,/nothing,404", "DELETE,/health,405"})
    void otherDoorsSayItAsAProblem(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = gateway.ask(method, path, Map.of("Content-Type", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    @ParameterizedTest
    @CsvSource({
        "https://loinc.org,8310-5",
        "http://loinc.org/,8310-5",
        "urn:oid:2.16.840.1.113883.6.1,8310-5",
        "urn:oid:2.16.840.1.113883.6.24,150344"
    })
    void aCodeSystemIsKnownByItsOtherNamesToo(String system, String code) throws Exception {
        String patient = "system-" + ContentId.of(system, 4);
        String sent = observation("\"status\":\"final\",", now(), "Patient/" + patient, "")
                .replace("http://loinc.org", system)
                .replace("8310-5", code);
        assertThat(post("Observation", sent).statusCode()).isEqualTo(201);
        assertThat(topics.onlyEvent(Topics.VITALS, patient).text("value")).isEqualTo("38.6");
    }

    @Test
    void aReasonWhyThereIsNoValueCountsAtTheValueToo() throws Exception {
        String absent = "{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\","
                + "\"valueCode\":\"error\"}]";
        String whole = observation("\"status\":\"final\",", now(), "Patient/h7", "");
        for (String sent : List.of(
                whole.replace("\"value\":38.6", "\"value\":38.6,\"_value\":" + absent + "}"),
                whole.replace("{\"value\":38.6", absent + ",\"value\":38.6"))) {
            HttpResponse<String> answer = post("Observation", sent);
            assertThat(answer.statusCode()).as("%s", sent).isEqualTo(422);
            assertThat(answer.body()).contains("dataAbsentReason");
        }
    }

    @Test
    void aDrugIsKnownByTheNameOfAReferenceThatDidNotComeAlong() throws Exception {
        String given =
                "{\"resourceType\":\"MedicationAdministration\",\"status\":\"completed\",\"medicationReference\":"
                        + "{\"reference\":\"Medication/7\",\"display\":\"Levophed\"},"
                        + "\"subject\":{\"reference\":\"Patient/h8\"},\"effective" + now() + "}";
        assertThat(post("MedicationAdministration", given).statusCode()).isEqualTo(201);
        assertThat(topics.onlyEvent(Topics.INTERVENTIONS, "h8").text("drug")).isEqualTo("levophed");
    }

    @Test
    void resultsWithinAnotherResourceAreNotTakenAndIgnored() throws Exception {
        String within = observation("\"status\":\"final\",", now(), "Patient/h9", "");
        String report = "{\"resourceType\":\"DiagnosticReport\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"contained\":[" + within.replace("{\"resourceType\"", "{\"id\":\"o\",\"resourceType\"") + "]}";
        assertThat(post("DiagnosticReport", report).statusCode()).isEqualTo(422);
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":%s}]}";
        HttpResponse<String> nested =
                gateway.post("/fhir", "application/fhir+json", batch.formatted(batch.formatted(within)));
        assertThat(nested.statusCode()).isEqualTo(200);
        assertThat(nested.body()).contains("\"status\":\"422\"");
    }

    @Test
    void anElementTwiceInXmlIsNotReadAsOne() throws Exception {
        String xml = "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/>"
                + "<status value=\"entered-in-error\"/></Observation>";
        assertThat(gateway.post("/fhir/Observation", "application/fhir+xml", xml)
                        .statusCode())
                .isEqualTo(400);
    }
}

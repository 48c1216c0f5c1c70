// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that take back what they told, however little of it they still show. */
class WithdrawalsOverFhirIT extends FhirCases {
    private static final String OBSERVATION = "/fhir/Observation";

    WithdrawalsOverFhirIT(EmbeddedPlatform platform) throws IOException {
        super(platform, "withdrawn");
    }

    private static String without(String json, String... fields) {
        String less = json;
        for (String field : fields) {
            less = less.replaceAll(",\"" + field + "\":(?:\"[^\"]*\"|\\{[^}]*\\})", "");
        }
        return less;
    }

    private String pressure(String status, String systolic, String diastolic) {
        return without(own("pressure", ""), "valueQuantity")
                        .replace("8310-5", "85354-9")
                        .replace("\"final\"", "\"" + status + "\"")
                        .replaceAll("\\}$", "")
                + ",\"component\":[" + component("8480-6", systolic) + "," + component("8462-4", diastolic) + "]}";
    }

    private static String component(String code, String value) {
        return "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}]},"
                + (value.isEmpty()
                        ? "\"dataAbsentReason\":{\"text\":\"error\"}}"
                        : "\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"mmHg\"}}");
    }

    @Test
    void whatACorrectionDoesNotTellAgainIsTakenBack() throws Exception {
        assertThat(post(OBSERVATION, pressure("final", "70", "40")).statusCode())
                .isEqualTo(201);
        HttpResponse<String> corrected = post(OBSERVATION, pressure("corrected", "", "75"));
        assertThat(corrected.statusCode()).isEqualTo(201);
        assertThat(corrected.body()).contains("OperationOutcome").contains("withdrawn: 8480-6");
        String left = pressure("amended", "", "75").replace(component("8480-6", "") + ",", "");
        assertThat(post(OBSERVATION, left).statusCode()).isEqualTo(200);
        assertThat(told("pressure"))
                .containsExactly(
                        "pressure-x:8480-6 FINAL",
                        "pressure-x:8462-4 FINAL",
                        "pressure-x:8480-6 ENTERED_IN_ERROR",
                        "pressure-x:8462-4 CORRECTED");
    }

    @ParameterizedTest
    @CsvSource({"amended", "corrected", "entered-in-error", "cancelled"})
    void whatHasNoValueAnyMoreIsTakenBack(String status) throws Exception {
        String patient = "no-value-" + status;
        assertThat(post(OBSERVATION, own(patient, "").replace("final", "preliminary"))
                        .statusCode())
                .isEqualTo(201);
        String none = without(own(patient, ",\"dataAbsentReason\":{\"text\":\"clotted\"}"), "valueQuantity")
                .replace("final", status);
        HttpResponse<String> answer = post(OBSERVATION, none);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("withdrawn: 8310-5");
        assertThat(told(patient)).containsExactly(patient + "-x PRELIMINARY", patient + "-x ENTERED_IN_ERROR");
    }

    @Test
    void aCorrectionWhoseValueItsSenderDisownsTakesBack() throws Exception {
        assertThat(post(OBSERVATION, own("worthless", "")).statusCode()).isEqualTo(201);
        String invalid =
                own("worthless", ",\"interpretation\":[{\"text\":\"INV\"}]").replace("final", "corrected");
        assertThat(post(OBSERVATION, invalid).body()).contains("withdrawn: 8310-5");
        assertThat(told("worthless")).containsExactly("worthless-x FINAL", "worthless-x ENTERED_IN_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"time,422", "code,201", "both,201"})
    void whatWasEnteredInErrorIsTakenBackThoughItHardlyShowsItself(String lost, int unknown) throws Exception {
        String patient = "bare-" + lost;
        String time = lost.equals("code") ? "none" : "effectiveDateTime";
        String removal = without(own(patient, "").replace("final", "entered-in-error"), time, "valueQuantity");
        String bare = lost.equals("time")
                ? removal
                : removal.replaceAll("\"code\":\\{\"coding\":\\[[^]]*\\]\\}", "\"code\":{\"text\":\"Temperature\"}");
        HttpResponse<String> early = post(OBSERVATION, bare);
        assertThat(early.statusCode()).isEqualTo(unknown);
        assertThat(early.body()).contains("OperationOutcome").doesNotContain("withdrawn:");
        assertThat(post(OBSERVATION, own(patient, "")).statusCode()).isEqualTo(201);
        HttpResponse<String> answer = post(OBSERVATION, bare);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("withdrawn: 8310-5");
        assertThat(told(patient)).containsExactly(patient + "-x FINAL", patient + "-x ENTERED_IN_ERROR");
    }

    @Test
    void whatWasNeverToldIsSaidToBeUnknown() throws Exception {
        HttpResponse<String> answer = post(OBSERVATION, own("never-told", "").replace("final", "entered-in-error"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("nothing that it told before is known here");
        HttpResponse<String> cancelled =
                post(OBSERVATION, temperature("never-told", "").replace("final", "cancelled"));
        assertThat(cancelled.body()).contains("nothing that it told before is known here");
        assertThat(told("never-told")).containsExactly("never-told-x ENTERED_IN_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"not-done", "entered-in-error"})
    void anAdministrationThatNeverWasIsTakenBackWithoutItsTime(String status) throws Exception {
        String given = "{\"resourceType\":\"MedicationAdministration\",\"id\":\"m-" + status
                + "\",\"status\":\"in-progress\",\"medicationCodeableConcept\":{\"text\":\"norepinephrine\"},"
                + "\"subject\":{\"reference\":\"Patient/m-" + status + "\"},\"effectiveDateTime\":\""
                + inputs.iso(2) + "\"}";
        assertThat(post("/fhir/MedicationAdministration", given).statusCode()).isEqualTo(201);
        String back = without(given, "effectiveDateTime").replace("in-progress", status);
        HttpResponse<String> answer = post("/fhir/MedicationAdministration", back);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("withdrawn: norepinephrine");
        assertThat(topics.events(Topics.INTERVENTIONS, "m-" + status, 2))
                .extracting(record -> AvroFields.of(record.value()))
                .extracting(event -> event.text("id") + " " + event.text("status"))
                .containsExactly(
                        "MedicationAdministration/m-" + status + " FINAL",
                        "MedicationAdministration/m-" + status + " ENTERED_IN_ERROR");
    }

    @Test
    void anOldVersionThatIsSentAgainDoesNotComeBackAndANewerOneDoes() throws Exception {
        String first = own("again", ",\"meta\":{\"versionId\":\"1\"}");
        String removal = own("again", ",\"meta\":{\"versionId\":\"2\"}").replace("final", "entered-in-error");
        assertThat(post(OBSERVATION, first).statusCode()).isEqualTo(201);
        assertThat(post(OBSERVATION, removal).statusCode()).isEqualTo(201);
        assertThat(post(OBSERVATION, first).statusCode()).isEqualTo(200);
        assertThat(post(OBSERVATION, first.replace("\"1\"", "\"3\"")).statusCode())
                .isEqualTo(201);
        assertThat(told("again")).containsExactly("again-x FINAL", "again-x ENTERED_IN_ERROR", "again-x FINAL");
    }

    @Test
    void aPanelKnownByItsIdentifierTakesBackTheComponentThatIsMissing() throws Exception {
        String identifier = "\"identifier\":[{\"system\":\"urn:bp\",\"value\":\"panel-1\"}]";
        String panel = pressure("final", "70", "40").replace("\"id\":\"pressure-x\"", identifier);
        assertThat(post(OBSERVATION, panel.replace("Patient/pressure", "Patient/known-panel"))
                        .statusCode())
                .isEqualTo(201);
        String left = pressure("corrected", "", "75")
                .replace(component("8480-6", "") + ",", "")
                .replace("\"id\":\"pressure-x\"", identifier)
                .replace("Patient/pressure", "Patient/known-panel");
        assertThat(post(OBSERVATION, left).body()).contains("withdrawn: 8480-6");
        assertThat(statuses("known-panel")).containsExactly("FINAL", "FINAL", "CORRECTED", "ENTERED_IN_ERROR");
    }
}

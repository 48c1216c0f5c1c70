// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that are told again of another patient or another time, and what of the first one is left. */
class MovedResultsOverFhirIT extends FhirCases {
    private static final String OBSERVATION = "/fhir/Observation";

    MovedResultsOverFhirIT(EmbeddedPlatform platform) throws IOException {
        super(platform, "moved");
    }

    private static String of(String patient, String json, String status) {
        return json.replaceAll("Patient/[a-z-]+", "Patient/" + patient).replace("\"final\"", "\"" + status + "\"");
    }

    private static String time(String json) {
        return json.replaceAll("(?s).*\"effectiveDateTime\":\"([^\"]*)\".*", "$1");
    }

    @ParameterizedTest
    @CsvSource({"corrected,CORRECTED", "amended,CORRECTED", "entered-in-error,ENTERED_IN_ERROR"})
    void whatACorrectionSaysOfAnotherPatientIsTakenFromTheFirst(String status, String told) throws Exception {
        String first = "wrong-" + status;
        String second = "right-" + status;
        String json = own(first, "");
        assertThat(post(OBSERVATION, json).statusCode()).isEqualTo(201);
        HttpResponse<String> answer = post(OBSERVATION, of(second, json, status));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("withdrawn: 8310-5").doesNotContain(first + "\"");
        assertThat(told(first)).containsExactly(first + "-x FINAL", first + "-x ENTERED_IN_ERROR");
        assertThat(told(second)).containsExactly(first + "-x " + told);
        assertThat(post(OBSERVATION, of(second, json, status)).statusCode())
                .as("sent again")
                .isEqualTo(200);
    }

    @Test
    void aResourceOfAnotherServerWithThatIdTakesNothing() throws Exception {
        String json = own("server-a", "");
        assertThat(post(OBSERVATION, json).statusCode()).isEqualTo(201);
        String other = of("server-b", json, "corrected").replace("8310-5", "8331-1");
        assertThat(post(OBSERVATION, other).body()).doesNotContain("withdrawn:");
        String plain = of("server-b", json, "final");
        assertThat(post(OBSERVATION, plain).statusCode()).as("no correction").isEqualTo(201);
        String later = plain.replace(time(json), inputs.iso(1))
                .replace("\"status\"", "\"meta\":{\"versionId\":\"2\"},\"status\"");
        assertThat(post(OBSERVATION, later).statusCode())
                .as("no correction, of another time")
                .isEqualTo(201);
        String corrected = of("server-c", json, "corrected").replace(time(json), inputs.iso(3));
        assertThat(post(OBSERVATION, corrected).body())
                .as("a correction of another time")
                .doesNotContain("withdrawn:");
        assertThat(told("server-a")).containsExactly("server-a-x FINAL");
    }

    @Test
    void aLaterVersionOfAnotherPatientIsTakenFromTheFirstAndAnOldCopyBringsNothingBack() throws Exception {
        String json = own("plain-first", ",\"meta\":{\"versionId\":\"1\"}");
        String moved = of("plain-second", json, "final").replace("\"1\"", "\"2\"");
        assertThat(post(OBSERVATION, json).statusCode()).isEqualTo(201);
        HttpResponse<String> answer = post(OBSERVATION, moved);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("withdrawn: 8310-5").doesNotContain("plain-first\"");
        assertThat(post(OBSERVATION, json).statusCode()).as("the old one again").isEqualTo(200);
        assertThat(post(OBSERVATION, moved).statusCode()).as("sent again").isEqualTo(200);
        assertThat(post(OBSERVATION, json).statusCode()).as("and again").isEqualTo(200);
        assertThat(told("plain-first")).containsExactly("plain-first-x FINAL", "plain-first-x ENTERED_IN_ERROR");
        assertThat(told("plain-second")).containsExactly("plain-first-x FINAL");
    }

    @Test
    void aFinalOfANewVersionBringsAValueBackToTheFirstPatient() throws Exception {
        String json = own("to-and-fro", ",\"meta\":{\"versionId\":\"1\"}");
        assertThat(post(OBSERVATION, json).statusCode()).isEqualTo(201);
        assertThat(post(OBSERVATION, of("fro-and-to", json, "final").replace("\"1\"", "\"2\""))
                        .statusCode())
                .isEqualTo(201);
        assertThat(post(OBSERVATION, json.replace("\"1\"", "\"3\"")).statusCode())
                .isEqualTo(201);
        assertThat(told("to-and-fro"))
                .containsExactly("to-and-fro-x FINAL", "to-and-fro-x ENTERED_IN_ERROR", "to-and-fro-x FINAL");
        assertThat(told("fro-and-to")).containsExactly("to-and-fro-x FINAL", "to-and-fro-x ENTERED_IN_ERROR");
    }

    @Test
    void aCorrectionOfSubjectAndTimeAndValueLeavesNothingWithTheFirst() throws Exception {
        String json = named("all-wrong", "final", 4);
        assertThat(post(OBSERVATION, json).statusCode()).isEqualTo(201);
        String corrected = of("all-right", json, "corrected")
                .replace(time(json), inputs.iso(1))
                .replace("38.6", "39.4");
        assertThat(post(OBSERVATION, corrected).body()).contains("withdrawn: 8310-5");
        assertThat(statuses("all-wrong")).containsExactly("FINAL", "ENTERED_IN_ERROR");
    }

    private String named(String patient, String status, int minutesAgo) {
        return temperature(patient, ",\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"" + patient + "-r\"}]")
                .replace("\"final\"", "\"" + status + "\"")
                .replace(inputs.iso(2), inputs.iso(minutesAgo));
    }

    @Test
    void aCorrectionThatIsKnownByItsIdentifierMovesItsTimeAndItsPatient() throws Exception {
        assertThat(post(OBSERVATION, named("identified", "final", 9)).statusCode())
                .isEqualTo(201);
        assertThat(post(OBSERVATION, named("identified", "corrected", 4)).body())
                .contains("withdrawn: 8310-5");
        assertThat(post(OBSERVATION, named("identified", "corrected", 4)).statusCode())
                .as("sent again")
                .isEqualTo(200);
        assertThat(post(OBSERVATION, named("identified", "corrected", 3)).body())
                .contains("withdrawn: 8310-5");
        assertThat(statuses("identified"))
                .containsExactly("FINAL", "CORRECTED", "ENTERED_IN_ERROR", "CORRECTED", "ENTERED_IN_ERROR");
        String moved = of("reidentified", named("identified", "final", 3), "final");
        assertThat(post(OBSERVATION, moved).body()).contains("withdrawn: 8310-5");
    }

    @Test
    void aCorrectionWithinASeriesUnderOneIdentifierTakesNothingOfOtherTimes() throws Exception {
        for (int minutesAgo : new int[] {9, 7, 5}) {
            assertThat(post(OBSERVATION, named("series", "final", minutesAgo)).statusCode())
                    .isEqualTo(201);
        }
        assertThat(post(OBSERVATION, named("series", "corrected", 7).replace("38.6", "39.1"))
                        .body())
                .doesNotContain("withdrawn");
        assertThat(post(OBSERVATION, named("series", "entered-in-error", 6)).body())
                .doesNotContain("\"withdrawn:");
        assertThat(statuses("series")).containsExactly("FINAL", "FINAL", "FINAL", "CORRECTED", "ENTERED_IN_ERROR");
    }

    @Test
    void aCorrectedTimeOfAnArterialPressureLeavesNothingAtTheOldOne() throws Exception {
        String json = own("arterial", "")
                .replace("8310-5", "76215-3")
                .replace("38.6", "71")
                .replace("\"Cel\"", "\"mm[Hg]\"");
        assertThat(post(OBSERVATION, json).statusCode()).isEqualTo(201);
        String corrected = json.replace("\"final\"", "\"corrected\"").replace(time(json), inputs.iso(1));
        assertThat(post(OBSERVATION, corrected).body()).contains("withdrawn: 76215-3");
        assertThat(statuses("arterial")).containsExactly("FINAL", "CORRECTED", "ENTERED_IN_ERROR");
    }

    @Test
    void aDoseOfAnotherPatientIsTakenFromTheFirst() throws Exception {
        String given = "{\"resourceType\":\"MedicationAdministration\",\"id\":\"moved-dose\",\"status\":\"completed\","
                + "\"meta\":{\"versionId\":\"2\"},"
                + "\"medicationCodeableConcept\":{\"text\":\"norepinephrine\"},\"subject\":{\"reference\":"
                + "\"Patient/dose-first\"},\"effectivePeriod\":{\"start\":\"" + inputs.iso(20) + "\",\"end\":\""
                + inputs.iso(10) + "\"}}";
        assertThat(post("/fhir/MedicationAdministration", given).statusCode()).isEqualTo(201);
        assertThat(post("/fhir/MedicationAdministration", of("dose-second", given, "final"))
                        .body())
                .contains("withdrawn: norepinephrine");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What FHIR producers were seen to send, by the number of the case. */
class FieldCasesOverFhirIT extends FhirCases {
    private static final String RUN = "fhir";

    FieldCasesOverFhirIT(EmbeddedPlatform platform) throws IOException {
        super(platform, RUN);
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
}

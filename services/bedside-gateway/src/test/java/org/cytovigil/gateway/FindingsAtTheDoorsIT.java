// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every kind of finding and every marker, with every value, is the same fact by whichever door it comes. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsAtTheDoorsIT {
    private static final String SITE_CODES =
            "L HEPTEND = HEPATOMEGALY painful=true; L HVPGW = HVPG; 99LAB CD19EX = CD19; 99LAB MRDF = MRD method=FLOW"
                    + " target=IG_TR; http://hospital.example/lab WEDGE = HVPG; L LIPX = LIPASE";

    private final Gateway gateway;
    private final TopicReader topics;

    FindingsAtTheDoorsIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of("ingest.codes", SITE_CODES));
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void everyFindingAndMarkerIsTheSameFactByEveryDoor() throws Exception {
        List<FindingCase> cases = FindingCase.all();
        try (MllpClient client = gateway.mllp()) {
            for (int number = 0; number < cases.size(); number++) {
                FindingCase one = cases.get(number);
                assertThat(gateway.post("/events", "application/json", one.json("fj" + number))
                                .statusCode())
                        .as(one.json("j"))
                        .isEqualTo(200);
                assertThat(answer(client, one.hl7("fh" + number)))
                        .as(one.hl7("h"))
                        .contains("MSA|AA|");
                assertThat(gateway.post("/fhir/Observation", "application/fhir+json", one.fhir("ff" + number))
                                .statusCode())
                        .as(one.fhir("f"))
                        .isEqualTo(201);
            }
        }
        Map<String, Fact> facts = facts(cases.size());
        for (int number = 0; number < cases.size(); number++) {
            Fact json = facts.get("fj" + number);
            assertThat(json).as(cases.get(number).toString()).isNotNull();
            assertThat(facts.get("fh" + number)).as(cases.get(number).hl7("h")).isEqualTo(json);
            assertThat(facts.get("ff" + number)).as(cases.get(number).fhir("f")).isEqualTo(json);
        }
        System.out.println("findings and markers by three doors: " + cases.size());
    }

    /** The facts on the topic under one header for all, so that what is left is what they say. */
    private Map<String, Fact> facts(int number) {
        Intake intake = new Intake();
        Map<String, Fact> facts = new HashMap<>();
        List<ConsumerRecord<String, SpecificRecord>> records =
                topics.matching(Topics.ASSESSMENTS, record -> record.key().matches("f[jhf][0-9]+"), 3 * number);
        for (ConsumerRecord<String, SpecificRecord> record : records) {
            IntakeResult result = intake.accept(AvroFields.of(record.value()), Instant.parse(FindingCase.AT));
            assertThat(result).as(record.value().toString()).isInstanceOf(IntakeResult.Accepted.class);
            FactHeader header = new FactHeader(
                    new PatientKey("p"),
                    "x",
                    Instant.parse(FindingCase.AT),
                    Instant.parse(FindingCase.AT),
                    "",
                    FactStatus.FINAL);
            facts.put(record.key(), ((IntakeResult.Accepted) result).fact().under(header));
        }
        return facts;
    }

    private static String answer(MllpClient client, String message) throws IOException {
        return client.ask(message);
    }

    private AvroFields only(String patient) {
        return topics.onlyEvent(Topics.ASSESSMENTS, patient);
    }

    private String hl7(String patient, String segments) throws IOException {
        try (MllpClient client = gateway.mllp()) {
            return answer(
                    client,
                    "MSH|^~\\&|LAB|H|CYTOVIGIL|H|20260103091500+0000||ORU^R01^ORU_R01|" + patient + "|P|2.6\rPID|1||"
                            + patient + "^^^H^MR\rOBR|1||o1|1^panel^L|||20260103091500+0000\r" + segments);
        }
    }

    private int fhir(String type, String patient, String rest) throws IOException, InterruptedException {
        return gateway.post(
                        "/fhir/" + type,
                        "application/fhir+json",
                        "{\"resourceType\":\"" + type + "\",\"id\":\"" + patient
                                + "-1\",\"subject\":{\"reference\":\"Patient/" + patient + "\"}," + rest + "}")
                .statusCode();
    }

    @Test
    void aConditionIsAFindingFromItsOnsetAndItsEnd() throws Exception {
        assertThat(
                        fhir(
                                "Condition",
                                "cond-1",
                                "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"K85.9\"},"
                                        + "{\"system\":\"http://snomed.info/sct\",\"code\":\"197456007\"}]},"
                                        + "\"severity\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"24484000\"}]},"
                                        + "\"onsetDateTime\":\"2026-01-03T09:15:00Z\",\"abatementDateTime\":\"2026-01-05T09:15:00Z\""))
                .isEqualTo(201);
        assertThat(topics.events(Topics.ASSESSMENTS, "cond-1", 2))
                .extracting(record -> AvroFields.of(record.value()))
                .extracting(event -> event.text("kind") + " " + event.text("value") + " " + event.text("at"))
                .containsExactly("PANCREATITIS SEVERE 2026-01-03T09:15:00Z", "PANCREATITIS false 2026-01-05T09:15:00Z");
    }

    @Test
    void aProcedureAndAnAdverseEventAreFindings() throws Exception {
        assertThat(fhir(
                        "Procedure",
                        "proc-1",
                        "\"status\":\"in-progress\",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\","
                                + "\"code\":\"302497006\"}]},\"performedPeriod\":{\"start\":\"2026-01-03T09:15:00Z\"}"))
                .isEqualTo(201);
        assertThat(only("proc-1").text("kind")).isEqualTo("DIALYSIS");
        assertThat(fhir(
                        "AdverseEvent",
                        "ae-1",
                        "\"actuality\":\"actual\",\"event\":{\"coding\":[{\"system\":\"http://snomed.info/sct\","
                                + "\"code\":\"419076005\"}]},\"date\":\"2026-01-03T09:15:00Z\","
                                + "\"severity\":{\"text\":\"Grade 3\"}"))
                .isEqualTo(201);
        assertThat(only("ae-1").text("kind") + only("ae-1").text("grade")).isEqualTo("HYPERSENSITIVITY3");
    }

    @Test
    void whatIsNotSoIsNoFinding() throws Exception {
        double before = gateway.metric("cytovigil_events_received_total{outcome=\"unused\"");
        assertThat(fhir(
                        "Condition",
                        "not-1",
                        "\"verificationStatus\":{\"coding\":[{\"code\":\"provisional\"}]},\"code\":{\"coding\":[{"
                                + "\"system\":\"http://snomed.info/sct\",\"code\":\"197456007\"}]},"
                                + "\"onsetDateTime\":\"2026-01-03T09:15:00Z\""))
                .isEqualTo(201);
        assertThat(fhir(
                        "Procedure",
                        "not-1",
                        "\"status\":\"not-done\",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\","
                                + "\"code\":\"302497006\"}]}"))
                .isEqualTo(201);
        assertThat(fhir(
                        "Condition",
                        "not-1",
                        "\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"38341003\"}]},"
                                + "\"onsetDateTime\":\"2026-01-03T09:15:00Z\""))
                .isEqualTo(201);
        assertThat(gateway.metric("cytovigil_events_received_total{outcome=\"unused\""))
                .isEqualTo(before + 3);
    }

    @Test
    void aLaboratoryTellsMarkersAndHaemolysisInItsOwnCodes() throws Exception {
        assertThat(hl7("lab-1", "OBX|1|CWE|CD19EX^CD19 expression^99LAB||NEG^Negative^99LAB||||||F\r"))
                .contains("MSA|AA|");
        assertThat(only("lab-1").text("name") + " " + only("lab-1").text("value"))
                .isEqualTo("CD19 NEGATIVE");
        assertThat(hl7("lab-2", "OBX|1|CWE|21823-0^BCR-ABL1 minor^LN||LA6576-8^Positive^LN||||||F\r"))
                .contains("MSA|AA|");
        assertThat(only("lab-2").text("target")).isEqualTo("P190");
        assertThat(hl7(
                        "lab-3",
                        "OBX|1|NM|2823-3^Potassium^LN||6.4|mmol/L|||||F\rSPM|1|||119364003^serum^SCT" + "|".repeat(20)
                                + "HEM^Hemolyzed^HL70493\r"))
                .contains("MSA|AA|");
        assertThat(only("lab-3").text("kind") + only("lab-3").text("at"))
                .isEqualTo("HAEMOLYSED_SAMPLE" + FindingCase.AT);
        assertThat(
                        hl7(
                                "lab-4",
                                "OBX|1|SN|MRDF^MRD flow^99LAB|a|<^0.01|%|||||F\r"
                                        + "OBX|2|ST|LOD^^CYTOVIGIL|a|0.001||||||F\rOBX|3|ST|DETECTED^^CYTOVIGIL|a|NEG||||||F\r"))
                .contains("MSA|AA|");
        AvroFields mrd = topics.onlyEvent(Topics.LABS, "lab-4");
        assertThat(mrd.text("value") + " " + mrd.text("lod") + " " + mrd.text("detected") + " " + mrd.text("target"))
                .isEqualTo("<0.01 0.001 false IG_TR");
        assertThat(hl7("lab-5", "OBX|1|NM|LIPX^Lipase^L||320|U/L|10-60||||F\r")).contains("MSA|AA|");
        assertThat(topics.onlyEvent(Topics.LABS, "lab-5").text("uln")).isEqualTo("60");
    }

    @Test
    void aNurseTellsAFindingInTheCodesOfTheSite() throws Exception {
        assertThat(hl7("site-1", "OBX|1|ST|HEPTEND^Tender liver^L||Y||||||F|||20260103091500+0000\r"))
                .contains("MSA|AA|");
        assertThat(only("site-1").text("kind") + only("site-1").text("painful")).isEqualTo("HEPATOMEGALYtrue");
        assertThat(hl7("site-2", "OBX|1|CWE|29308-4^Diagnosis^LN||80515008^Large liver^SCT||||||F\r"))
                .contains("MSA|AA|");
        assertThat(only("site-2").text("kind")).isEqualTo("HEPATOMEGALY");
    }

    @Test
    void anAnswerThatNobodyKnowsIsRefusedAndSoIsADetailOfNothing() throws Exception {
        assertThat(hl7("odd-1", "OBX|1|ST|HEPATOMEGALY^^CYTOVIGIL||perhaps||||||F\r"))
                .contains("MSA|AE|")
                .contains("OBX^1^5");
        assertThat(hl7("odd-2", "OBX|1|NM|GRADE^^CYTOVIGIL|2|3||||||F\r"))
                .contains("MSA|AE|")
                .contains("OBX^1^4");
        assertThat(hl7("odd-3", "OBX|1|NM|HVPG^^CYTOVIGIL||11||||||F\r")).contains("UNIT");
        assertThat(hl7("odd-4", "OBX|1|ST|1988-5^CRP^LN^HEPTEND^x^L||Y||||||F\r"))
                .contains("MSA|AE|")
                .contains("OBX^1^3");
    }
}

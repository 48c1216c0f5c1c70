// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cytovigil.core.table.ContentId;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What monitors, laboratories and record systems were seen to send over HL7 v2, by the number of the case. */
class FieldCasesOverMllpIT extends MllpCases {
    private static final String RUN = "hl7";

    FieldCasesOverMllpIT(EmbeddedPlatform platform) throws IOException {
        super(platform, RUN);
    }

    private List<MessageRejected> letters(String text) {
        return topics.deadLetters(letter -> raw(letter).contains(text), 1);
    }

    private static String raw(MessageRejected letter) {
        return StandardCharsets.UTF_8.decode(letter.getRaw().duplicate()).toString();
    }

    @Test
    void case01AMonitorThatSpeaksOnlyItsMakersCodesIsNotToldThatItIsWatched() throws Exception {
        String message = inputs.messages("01-philips-mdil.hl7").get(0);
        assertThat(ask(message)).contains("MSA|AE|MONhl70001D").contains("UNKNOWN_VALUE");
        assertThat(vitals(inputs.patient("01"))).isEmpty();
        assertThat(raw(letters("MONhl70001D").get(0))).isEqualTo(message);
    }

    @Test
    void case02OfADeviceTreeTheValuesAreTakenEachOfItsOwn() throws Exception {
        assertThat(askAll("02-ge-b40-containment.hl7"))
                .singleElement()
                .asString()
                .contains("MSA|AA|GEhl702");
        List<AvroFields> events = vitals(inputs.patient("02"));
        assertThat(values(events))
                .containsExactlyInAnyOrder("112", "76", "88", "104", "98", "18", "30", "38.4", "33.1");
        assertThat(events).extracting(event -> event.text("id")).doesNotHaveDuplicates();
    }

    @Test
    void case03ValuesThatTheMonitorDisownsAreNotTaken() throws Exception {
        assertThat(askAll("03-obx8-invalid.hl7"))
                .singleElement()
                .asString()
                .contains("MSA|AE|WAhl703")
                .contains("OBX^2^8")
                .contains("OBX^5^8");
        assertThat(values(vitals(inputs.patient("03")))).containsExactly("38.6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INV",
                "QUES",
                "?",
                "<",
                ">",
                "DEMO",
                "TEST",
                "inv",
                "L~INV",
                "INV^invalid^X",
                "CAL",
                "SENSOR OFF"
            })
    void case03EveryFlagThatDisownsAVitalSignCounts(String flag) throws Exception {
        String patient = "flag-" + ContentId.of(flag, 4);
        assertThat(ask(oru("F3", patient, obx("8480-6", "71", "mm[Hg]", flag), obx("8310-5", "38.1", "Cel", "H"))))
                .contains("MSA|AE|F3");
        assertThat(values(vitals(patient))).containsExactly("38.1");
    }

    @Test
    void case03OffTheScaleOfALaboratoryIsABound() throws Exception {
        assertThat(ask(oru("F4", "flag-lab", obx("2276-4", "100000", "ng/mL", ">"))))
                .contains("MSA|AA|F4");
        assertThat(topics.onlyEvent(Topics.LABS, "flag-lab").text("value")).isEqualTo(">100000");
    }

    @Test
    void case06AnUnknownBirthDateDoesNotCostTheWard() throws Exception {
        assertThat(askAll("06-birthdate-year-only.hl7"))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer).contains("MSA|AE|").contains("ERR||PID^1^7|"));
        for (String patient : List.of(inputs.patient("06"), inputs.patient("06b"))) {
            AvroFields event = topics.onlyEvent(Topics.PATIENT, patient);
            assertThat(event.text("unit")).isEqualTo("7Q");
            assertThat(event.text("setting")).isEqualTo("INPATIENT");
        }
    }

    @Test
    void case07TheFirstRepetitionWithAnIdIsThePatient() throws Exception {
        assertThat(askAll("07-pid3-first-empty.hl7")).singleElement().asString().contains("MSA|AA|PIhl707");
        assertThat(values(vitals(inputs.patient("07")))).containsExactly("38.6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "99999", "00000000", "UNKNOWN", "^^^HOSP^MR", "0~\"\"~UNKNOWN", "N/A"})
    void case07WhoeverIsNobodyIsKeptAsUnassigned(String id) throws Exception {
        double counted = gateway.metric("cytovigil_events_received_total{outcome=\"unassigned\",source=\"mllp\"}");
        String control = "U" + ContentId.of(id, 4);
        assertThat(ask(oru(control, "who", obx("8310-5", "38.6", "Cel", "")).replace("who^^^HOSP^MR", id)))
                .contains("MSA|AE|" + control)
                .contains("ERR||PID^1^3|101^");
        assertThat(letters("|" + control + "|").get(0).getDetail().toString()).contains("unassigned");
        assertThat(gateway.metric("cytovigil_events_received_total{outcome=\"unassigned\",source=\"mllp\"}"))
                .isEqualTo(counted + 1);
    }

    @Test
    void case09EnhancedModeIsAnsweredInItsOwnWords() throws Exception {
        assertThat(askAll("09-enhanced-ack.hl7")).singleElement().asString().contains("MSA|CA|ENhl709");
    }

    @Test
    void case10ALineBreakInACommentCostsNothing() throws Exception {
        assertThat(askAll("10-cr-inside-obr13.hl7")).singleElement().asString().contains("MSA|AA|CRhl710");
        assertThat(values(vitals(inputs.patient("10")))).containsExactly("38.6");
        assertThat(topics.onlyEvent(Topics.LABS, inputs.patient("10")).text("value"))
                .isEqualTo("84");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "D", "T^T"})
    void whatIsSentForTrainingIsOfNobody(String processing) throws Exception {
        String message = oru(
                        "TRAIN" + processing.charAt(0),
                        "training-" + processing.length() + processing.charAt(0),
                        obx("8310-5", "40.1", "Cel", ""))
                .replace("|P|2.5", "|" + processing + "|2.5");
        assertThat(ask(message)).contains("MSA|AE|TRAIN").contains("ERR||MSH^1^11|202^");
        assertThat(vitals("training-" + processing.length() + processing.charAt(0)))
                .isEmpty();
    }

    @Test
    void pressuresThatContradictEachOtherAreNotTaken() throws Exception {
        assertThat(ask(oru(
                        "P1",
                        "swapped",
                        obx("8480-6", "51", "mm[Hg]", ""),
                        obx("8462-4", "84", "mm[Hg]", ""),
                        obx("8310-5", "38.6", "Cel", ""))))
                .contains("MSA|AE|P1")
                .contains("ERR||OBX^1^5|")
                .contains("ERR||OBX^2^5|");
        assertThat(values(vitals("swapped"))).containsExactly("38.6");
    }

    @ParameterizedTest
    @CsvSource({
        "^MDC_PRESS_BLD_NONINV_SYS^MDC, 150021, 266016^MDC_DIM_MMHG^MDC",
        "MDC_PRESS_BLD_NONINV_SYS^^MDC, 150021, MDC_DIM_MMHG^^MDC",
        "150021^^MDC, 150021, 266016^^MDC",
        "LOC1^Sys^L^^MDC_PRESS_BLD_NONINV_SYS^MDC, 150021, mmHg",
    })
    void aReferenceNameIsEnoughOfACode(String sent, String code, String unit) throws Exception {
        String patient = "name-" + ContentId.of(sent, 4);
        assertThat(ask(oru("N1", patient, obx("8480-6", "118", unit, "").replace("8480-6^x^LN", sent))))
                .contains("MSA|AA|N1");
        assertThat(vitals(patient))
                .singleElement()
                .satisfies(event -> assertThat(event.text("code")).isEqualTo(code))
                .satisfies(event -> assertThat(event.text("unit")).isEqualTo("mm[Hg]"));
    }

    @Test
    void aReferenceNameThatContradictsItsNumberIsRefused() throws Exception {
        String message = oru("N2", "contradiction", obx("150344", "38.6", "Cel", ""))
                .replace("150344^x^", "150344^MDC_PULS_OXIM_SAT_O2^");
        assertThat(ask(message)).contains("MSA|AE|N2").contains("ERR||OBX^1^3|103^");
    }

    @Test
    void yearsOldReadingsAreTaken() throws Exception {
        String old = obx("8310-5", "38.6", "Cel", "").replace(inputs.hl7(2), "19991231235900+0000");
        assertThat(ask(oru("Y1", "years", old))).contains("MSA|AA|Y1");
        assertThat(values(vitals("years"))).containsExactly("38.6");
    }

    @Test
    void aWardIsReadInItsCharacterSetOrTold() throws Exception {
        String admission = "MSH|^~\\&|KIS|HOSP|C|H|" + inputs.hl7(0) + "||ADT^A01|W%s|P|2.5||||||%s\rEVN|A01|"
                + inputs.hl7(1) + "\rPID|1||%s^^^H^MR||D\u00F6e\rPV1|1|I|S\u00FCd^1\r";
        try (MllpClient client = gateway.mllp()) {
            client.send(String.format(admission, "1", "8859/1", "ward-1").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(client.answer()).contains("MSA|AA|W1");
            client.send(String.format(admission, "2", "UNICODE UTF-8", "ward-2").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(client.answer())
                    .contains("MSA|AE|W2")
                    .contains("MSH^1^18")
                    .contains("PV1^1^3");
        }
        assertThat(topics.onlyEvent(Topics.PATIENT, "ward-1").text("unit")).isEqualTo("S\u00FCd");
        assertThat(topics.onlyEvent(Topics.PATIENT, "ward-2").text("unit")).isNull();
    }

    @Test
    void case40AHugeReportIsUsedAndKeptWhole() throws Exception {
        String pages =
                ("OBX|9|ED|PDF^Report^L||^application^pdf^Base64^" + "A".repeat(1 << 20) + "||||||F\r").repeat(6);
        String message = oru("BIG", "big", obx("8310-5", "38.6", "Cel", ""), obx("8480-6", "84", "furlong", ""), pages);
        assertThat(ask(message)).contains("MSA|AE|BIG").contains("OBX^2^5").contains("UNIT");
        assertThat(values(vitals("big"))).containsExactly("38.6");
        assertThat(raw(letters("|BIG|").get(0))).isEqualTo(message);
    }

    @Test
    void case40BeyondTheLimitItIsCutAndMarkedAndAnsweredByName() throws Exception {
        String message = oru("HUGE", "huge", obx("8310-5", "38.6", "Cel", ""), "NTE|" + "A".repeat(11 << 20) + "\r");
        assertThat(ask(message)).contains("MSA|AR|HUGE").contains("TOO_LARGE");
        assertThat(letters("|HUGE|").get(0).getDetail().toString()).contains("cut: the first 10485760 of");
        assertThat(vitals("huge")).isEmpty();
    }
}

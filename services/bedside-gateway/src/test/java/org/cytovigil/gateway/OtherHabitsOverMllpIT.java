// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.table.ContentId;
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

/** Habits of HL7 v2 senders beside those of the field cases: letters of either case, arrays, several patients. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherHabitsOverMllpIT {
    private final Gateway gateway;
    private final TopicReader topics;
    private final FieldInputs inputs = new FieldInputs("habits", Clock.systemUTC());

    OtherHabitsOverMllpIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private String ask(String message) throws IOException {
        try (MllpClient client = gateway.mllp()) {
            return client.ask(message);
        }
    }

    private String header(String type, String processing, String more) {
        return "MSH|^~\\&|MON|HOSP|CYTOVIGIL|HOSP|" + inputs.hl7(0) + "||" + type + "|C1|" + processing + "|2.5" + more
                + "\r";
    }

    private String oru(String patient, String row) {
        return header("ORU^R01^ORU_R01", "P", "") + pid(patient) + "OBR|1||O1|VIT|||" + inputs.hl7(2) + "\r" + row;
    }

    private static String pid(String patient) {
        return "PID|1||" + patient + "^^^HOSP^MR\r";
    }

    /** A temperature with this kind of value, value, unit and status. */
    private String temperature(String type, String value, String unit, String status) {
        return "OBX|1|" + type + "|8310-5^x^LN||" + value + "|" + unit + "|||||" + status + "|||" + inputs.hl7(2)
                + "\r";
    }

    /** The events of a patient up to a pulse that is sent last. */
    private List<AvroFields> vitals(String patient) throws IOException {
        String pulse = "OBX|1|NM|8889-8^x^LN||77|/min|||||F|||" + inputs.hl7(2) + "\r";
        assertThat(ask(oru(patient, pulse))).contains("MSA|AA|");
        return topics.eventsUpTo(Topics.VITALS, patient, event -> "8889-8".equals(event.text("code")));
    }

    @ParameterizedTest
    @CsvSource({
        "w,ENTERED_IN_ERROR",
        "d,ENTERED_IN_ERROR",
        "c,CORRECTED",
        "p,PRELIMINARY",
        "f,FINAL",
        "U,FINAL",
        "V,FINAL"
    })
    void theStatusOfAResultCountsInLettersOfEitherCase(String sent, String status) throws Exception {
        String patient = "status-" + sent;
        assertThat(ask(oru(patient, temperature("NM", "38.6", "Cel", sent)))).contains("MSA|AA|");
        assertThat(vitals(patient)).extracting(event -> event.text("status")).containsExactly(status);
    }

    @Test
    void aStatusThatTheTableDoesNotHaveIsRefused() throws Exception {
        assertThat(ask(oru("status-Z", temperature("NM", "38.6", "Cel", "Z"))))
                .contains("MSA|AE|")
                .contains("UNKNOWN_VALUE")
                .contains("OBX^1^11");
        assertThat(vitals("status-Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "d", "N", "t^T"})
    void nothingOfTrainingIsUsedInLettersOfEitherCase(String processing) throws Exception {
        String patient = "training-" + ContentId.of(processing, 4);
        String message =
                header("ORU^R01^ORU_R01", processing, "") + pid(patient) + temperature("NM", "38.6", "Cel", "F");
        assertThat(ask(message)).contains("MSA|AE|").contains("MSH^1^11");
        assertThat(vitals(patient)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NA,38.6^38.7", "NM,38.6^39", "NM,38.6&39", "NM,^38.6", "CQ,38.6^Cel", "ST,38.6^39"})
    void theFirstPartOfSeveralIsNotTheValue(String type, String value) throws Exception {
        String patient = "parts-" + ContentId.of(type + value, 4);
        assertThat(ask(oru(patient, temperature(type, value, "Cel", "F")))).contains("MSA|AE|");
        assertThat(vitals(patient)).isEmpty();
    }

    @Test
    void separatorsWithNothingBehindThemAreNoParts() throws Exception {
        assertThat(ask(oru("nothing-behind", temperature("NM", "38.6^^", "Cel", "F"))))
                .contains("MSA|AA|");
    }

    @Test
    void aPowerOfTenWhoseCaretWasNotEscapedIsUnderstood() throws Exception {
        String platelets = "OBX|1|NM|777-3^x^LN||12|10^9/L|||||F|||" + inputs.hl7(2) + "\r";
        assertThat(ask(oru("caret", platelets))).contains("MSA|AA|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "0 - 41 U/L; 0; 41",
                "[0 - 41]; 0; 41",
                "< 4,5 u/l; -; 4.5",
                "> = 5; 5; -",
                "1\\.br\\-41; 1; 41",
                "3-99999999999999999999; -; -",
                "0-41 mg/dL; -; -",
                "41-0; -; -",
                "0-41~0-35; -; -",
                "see^report; -; -"
            })
    void aStrangeReferenceRangeNeverCostsTheValue(String range, String lower, String upper) throws Exception {
        String patient = "range-" + ContentId.of(range, 4);
        String alt = "OBX|1|NM|1742-6^x^LN||220|U/L|" + range + "||||F|||" + inputs.hl7(2) + "\r";
        assertThat(ask(oru(patient, alt))).contains("MSA|AA|");
        AvroFields event = topics.onlyEvent(Topics.LABS, patient);
        assertThat(event.text("value")).isEqualTo("220");
        assertThat(event.text("lln")).isEqualTo(lower);
        assertThat(event.text("uln")).isEqualTo(upper);
    }

    private String inWard(String patient, String ward, int minutesAgo) {
        String row = "OBX|1|NM|8310-5^x^LN||38.6|Cel|||||F|||" + inputs.hl7(minutesAgo) + "\r";
        return oru(patient, row).replace("OBR|", "PV1|1|O|" + ward + "^12^A\rOBR|");
    }

    @Test
    void aWardThatOnlyResultsTellIsLearntForTheirTimeAndOnceFromEachSender() throws Exception {
        assertThat(ask(inWard("ward-a", "7Q", 30))).contains("MSA|AA|");
        assertThat(ask(inWard("ward-a", "7Q", 20))).contains("MSA|AA|");
        assertThat(ask(inWard("ward-a", "8Z", 10))).contains("MSA|AA|");
        assertThat(ask(inWard("ward-a", "8Z", 5).replace("|MON|", "|OTHER|"))).contains("MSA|AA|");
        List<AvroFields> told = topics.events(Topics.PATIENT, "ward-a", 3).stream()
                .map(record -> AvroFields.of(record.value()))
                .toList();
        assertThat(told).extracting(event -> event.text("unit")).containsExactly("7Q", "8Z", "8Z");
        assertThat(told).extracting(event -> event.text("setting")).containsOnlyNulls();
        assertThat(told)
                .extracting(event -> event.text("at"))
                .containsExactly(inputs.iso(30), inputs.iso(10), inputs.iso(5));
        assertThat(vitals("ward-a")).hasSize(4);
    }

    @Test
    void aWardThatCannotBeReadCostsNoResultAndNoWardIsLearntForNobody() throws Exception {
        assertThat(ask(inWard("ward-b", "7\u0007Q", 3))).contains("MSA|AE|").contains("PV1^1^3");
        assertThat(ask(inWard("ward-b", "W".repeat(300), 2)))
                .contains("MSA|AE|")
                .contains("PV1^1^3");
        assertThat(vitals("ward-b")).hasSize(2);
        assertThat(ask(inWard("000000", "7Q", 2)))
                .contains("MSA|AE|")
                .contains("NO_PATIENT")
                .doesNotContain("PV1");
    }

    @Test
    void aWardBesideAnAdministrationIsLearntToo() throws Exception {
        String rxa = "ORC|RE|1\rRXA|0|1|" + inputs.hl7(2) + "||^norepinephrine^L|5|ug\r";
        assertThat(ask(header("RAS^O17^RAS_O17", "P", "") + pid("ward-c") + "PV1|1|I|9C\r" + rxa))
                .contains("MSA|AA|");
        assertThat(topics.onlyEvent(Topics.PATIENT, "ward-c").text("unit")).isEqualTo("9C");
    }

    @Test
    void anAdministrationThatSaysNothingIsNotTaken() throws Exception {
        assertThat(ask(header("RAS^O17^RAS_O17", "P", "") + pid("nothing-given") + "ORC|RE|1\r"))
                .contains("MSA|AE|")
                .contains("RXA");
    }

    @Test
    void aWordThatIsNoneOfEnhancedModeAsksForNothing() throws Exception {
        String message =
                header("ORU^R01^ORU_R01", "P", "|||1.2.3|") + pid("no-mode") + temperature("NM", "38.6", "Cel", "F");
        assertThat(ask(message)).contains("MSA|AA|");
    }

    @Test
    void theWordsOfEnhancedModeCountInLettersOfEitherCase() throws Exception {
        String message =
                header("ORU^R01^ORU_R01", "P", "|||al|ne") + pid("enhanced") + temperature("NM", "38.6", "Cel", "F");
        assertThat(ask(message)).contains("MSA|CA|");
    }

    @Test
    void eachAdministrationIsOfThePatientAboveIt() throws Exception {
        String rxa = "ORC|RE|1\rRXA|0|1|" + inputs.hl7(2) + "||^norepinephrine^L|5|ug\r";
        assertThat(ask(header("RAS^O17^RAS_O17", "P", "") + pid("drug-a") + rxa + pid("drug-b") + rxa))
                .contains("MSA|AA|");
        assertThat(topics.eventsUpTo(Topics.INTERVENTIONS, "drug-b", event -> true))
                .isEmpty();
        assertThat(topics.eventsUpTo(Topics.INTERVENTIONS, "drug-b", event -> "drug-b".equals(event.text("patient"))))
                .as("it is there, and nothing before it")
                .isEmpty();
        assertThat(ask(header("RAS^O17^RAS_O17", "P", "") + pid("drug-c") + rxa + "PID|2||\r" + rxa))
                .contains("MSA|AE|")
                .contains("NO_PATIENT");
    }

    @Test
    void anInfusionThatEndsBeforeItBeginsIsRefusedAsOverFhir() throws Exception {
        String rxa = "RXA|0|1|" + inputs.hl7(2) + "|" + inputs.hl7(90) + "|^norepinephrine^L|5|ug\r";
        assertThat(ask(header("RAS^O17^RAS_O17", "P", "") + pid("backwards") + rxa))
                .contains("MSA|AE|")
                .contains("IMPLAUSIBLE");
    }

    @Test
    void aDateInEvn2DoesNotCostTheWard() throws Exception {
        String message = header("ADT^A08", "P", "") + "EVN|A08|20260103\r" + pid("moved") + "PV1|1|i|7Q\r";
        assertThat(ask(message)).contains("MSA|AA|");
    }
}

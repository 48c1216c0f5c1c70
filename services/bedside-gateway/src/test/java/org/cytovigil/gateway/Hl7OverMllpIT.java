// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Hl7OverMllpIT {
    private final Gateway gateway;
    private final TopicReader topics;

    Hl7OverMllpIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void aMonitorsVitalsAreAcknowledgedAndOnTheirTopic() throws Exception {
        assertThat(ask(sample("mut-001-fever-38.0", "mllp-1"))).contains("MSA|CA|M1");
        List<AvroFields> events = events(Topics.VITALS, "mllp-1", 3);
        assertThat(events).extracting(event -> event.text("code")).containsExactly("150344", "150021", "150456");
        AvroFields temperature = events.get(0);
        assertThat(temperature.text("value")).isEqualTo("38.0");
        assertThat(temperature.text("unit")).isEqualTo("Cel");
        assertThat(temperature.text("at")).isEqualTo("2026-01-03T09:15:00Z");
        assertThat(temperature.text("source")).isEqualTo("MINDRAY_VS900");
        assertThat(events.get(1).text("method")).isEqualTo("SPOT");
    }

    @Test
    void sentinelValuesAreRefusedOneByOneAndTheMessageIsKeptWhole() throws Exception {
        String message = sample("mut-005-sentinel-999", "mllp-2");
        assertThat(ask(message))
                .contains("MSA|CE|M1")
                .contains("ERR||OBX^1^5|102^Data type error^HL70357|E|IMPLAUSIBLE")
                .contains("ERR||OBX^3^5|");
        List<MessageRejected> letters = topics.deadLetters(letter -> raw(letter).contains("mllp-2"), 1);
        assertThat(raw(letters.get(0))).isEqualTo(message);
        assertThat(letters.get(0).getDetail().toString()).contains("OBX^2^5 IMPLAUSIBLE");
    }

    @Test
    void partOfAMessageIsTakenWhereTheRestIsNot() throws Exception {
        String message = sample("mut-001-fever-38.0", "mllp-3").replace("|38.0|", "|386|");
        assertThat(ask(message)).contains("MSA|CE|M1").contains("OBX^1^5");
        assertThat(events(Topics.VITALS, "mllp-3", 2))
                .extracting(event -> event.text("value"))
                .contains("118", "96");
    }

    @Test
    void aMessageWithoutAPatientIsKeptAsUnassigned() throws Exception {
        assertThat(ask(Gateway.resource("hl7v2/mut-009-no-pid3.hl7")))
                .contains("MSA|CE|M1")
                .contains("ERR||PID^1^3|101^");
        assertThat(topics.deadLetters(letter -> raw(letter).contains("^^^Hospital^PI"), 1))
                .allSatisfy(letter -> assertThat(letter.getReason().toString()).isEqualTo("NO_PATIENT"));
    }

    @Test
    void whatIsNotHl7CannotBeUsedAtAll() throws Exception {
        assertThat(ask("GET / HTTP/1.1")).contains("MSA|AR|");
        assertThat(topics.deadLetters(letter -> raw(letter).contains("GET / HTTP"), 1))
                .isNotEmpty();
    }

    @Test
    void aTypeThatIsNotReadIsRefusedByName() throws Exception {
        assertThat(ask(sample("mut-001-fever-38.0", "mllp-4").replace("ORU^R01^ORU_R01", "ADT^A28^ADT_A05")))
                .contains("MSA|CR|M1")
                .contains("ERR||MSH^1^9|201^");
    }

    @Test
    void severalMessagesOfAFrameAreAnsweredEachInOrderEachInAFrame() throws Exception {
        String fever = sample("mut-001-fever-38.0", "mllp-5");
        String sentinel = sample("mut-005-sentinel-999", "mllp-5").replace("|M1|P|", "|M2|P|");
        try (MllpClient client = gateway.mllp()) {
            client.send("FHS|^~\\&\rBHS|^~\\&\r" + fever + sentinel + "BTS|2\rFTS|1\r");
            assertThat(client.answer()).contains("MSA|CA|M1");
            assertThat(client.answer()).contains("MSA|CE|M2");
        }
    }

    @Test
    void anotherMessageAfterABadOneIsTakenOnTheSameConnection() throws Exception {
        try (MllpClient client = gateway.mllp()) {
            assertThat(client.ask("rubbish")).contains("MSA|AR|");
            assertThat(client.ask(sample("mut-001-fever-38.0", "mllp-6"))).contains("MSA|CA|M1");
        }
    }

    @Test
    void aCopyIsAcknowledgedAndWrittenOnce() throws Exception {
        String message = sample("mut-001-fever-38.0", "mllp-7");
        assertThat(ask(message)).contains("MSA|CA|M1");
        assertThat(ask(message)).contains("MSA|CA|M1");
        String marker = message.replace("|38.0|", "|38.5|");
        assertThat(ask(marker)).contains("MSA|CA|M1");
        assertThat(events(Topics.VITALS, "mllp-7", 4)).hasSize(4);
    }

    @Test
    void laboratoryResultsKeepStatusComparatorAndReferenceRange() throws Exception {
        assertThat(ask(sample("mut-060-lab-prelim", "mllp-8"))).contains("MSA|AA|L1");
        AvroFields ferritin = topics.onlyEvent(Topics.LABS, "mllp-8");
        assertThat(ferritin.text("status")).isEqualTo("PRELIMINARY");
        assertThat(ferritin.text("lln")).isEqualTo("15");
        assertThat(ferritin.text("uln")).isEqualTo("150");
        assertThat(ask(sample("mut-066-sn-gt", "mllp-9"))).contains("MSA|AA|L6");
        AvroFields il6 = topics.onlyEvent(Topics.LABS, "mllp-9");
        assertThat(il6.text("value")).isEqualTo(">5000");
        assertThat(il6.text("at")).isEqualTo("2026-01-03T09:30:00Z");
    }

    @Test
    void aCorrectedResultHasTheIdentityOfTheOneThatItReplaces() throws Exception {
        String preliminary = sample("mut-060-lab-prelim", "mllp-10");
        assertThat(ask(preliminary)).contains("MSA|AA|");
        assertThat(ask(preliminary.replace("||12500|", "||1250|").replace("|HH|||P|", "|HH|||C|")))
                .contains("MSA|AA|");
        List<AvroFields> events = events(Topics.LABS, "mllp-10", 2);
        assertThat(events)
                .extracting(event -> event.text("id"))
                .containsOnly(events.get(0).text("id"));
        assertThat(events.get(1).text("status")).isEqualTo("CORRECTED");
    }

    @Test
    void aRealLaboratoryMessageOfWhichGradingUsesNothingIsNotPraised() throws Exception {
        assertThat(ask(Gateway.resource("hl7v2/ms-LAB-ORU-2.hl7").replace("|ControlID|T|", "|ControlID|P|")))
                .contains("MSA|AE|ControlID")
                .contains("UNKNOWN_VALUE");
    }

    @Test
    void anAdmissionTellsAgeWardAndSetting() throws Exception {
        String admission = """
                MSH|^~\\&|ADT|HIS|CARTMON|HOSP|20260103100000+0100||ADT^A01^ADT_A01|A1|P|2.5
                EVN|A01|20260103095500+0100
                PID|1||mllp-11^^^Hospital^MR||DOE^JANE||20190228|F
                PV1|1|I|5W^^Bed12^HOSP
                """;
        assertThat(ask(admission)).contains("MSA|AA|A1");
        AvroFields patient = topics.onlyEvent(Topics.PATIENT, "mllp-11");
        assertThat(patient.text("birthDate")).isEqualTo("2019-02-28");
        assertThat(patient.text("unit")).isEqualTo("5W");
        assertThat(patient.text("setting")).isEqualTo("INPATIENT");
        assertThat(patient.text("at")).isEqualTo("2026-01-03T08:55:00Z");
    }

    @Test
    void aBirthDateThatCannotBeTrueIsToldAndTheWardIsTaken() throws Exception {
        String admission = """
                MSH|^~\\&|ADT|HIS|CARTMON|HOSP|20260103100000+0100||ADT^A01^ADT_A01|A2|P|2.5
                EVN|A01|20260103095500+0100
                PID|1||mllp-born^^^Hospital^MR||DOE^JANE||20990228|F
                PV1|1|I|5W^^Bed12^HOSP
                """;
        assertThat(ask(admission))
                .contains("MSA|AE|A2")
                .contains("ERR||PID^1^7|")
                .contains("IMPLAUSIBLE");
        assertThat(topics.onlyEvent(Topics.PATIENT, "mllp-born").text("unit")).isEqualTo("5W");
    }

    @Test
    void aDoseIsAMedicationEvent() throws Exception {
        String administration = """
                MSH|^~\\&|EMAR|HIS|CARTMON|HOSP|20260103100000+0100||RAS^O17^RAS_O17|R1|P|2.5
                PID|1||mllp-12^^^Hospital^MR||DOE^JANE||20190228|F
                ORC|RE|ORD9
                RXA|0|1|20260103095500+0100||L04AC07^Tocilizumab^ATC|480|mg|||||||||||||CP|A
                """;
        assertThat(ask(administration)).contains("MSA|AA|R1");
        AvroFields dose = topics.onlyEvent(Topics.INTERVENTIONS, "mllp-12");
        assertThat(dose.text("drug")).isEqualTo("tocilizumab");
        assertThat(dose.text("action")).isEqualTo("GIVEN");
        assertThat(dose.text("dose")).isEqualTo("480");
        assertThat(dose.text("code") + " " + dose.text("system")).isEqualTo("L04AC07 ATC");
        assertThat(dose.text("until")).isNull();
    }

    @Test
    void anInfusionThatHasEndedHasBothItsEnds() throws Exception {
        String administration = "MSH|^~\\&|EMAR|HIS|CARTMON|HOSP|20260103100000+0100||RAS^O17^RAS_O17|R2|P|2.5\r"
                + "PID|1||mllp-14^^^Hospital^MR\rORC|RE|ORD9\r"
                + "RXA|0|1|20260103085500+0100|20260103095500+0100|^Noradrenaline^L^7512^norepinephrine^RXN|4|mcg/min\r";
        assertThat(ask(administration)).contains("MSA|AA|R2");
        AvroFields infusion = topics.onlyEvent(Topics.INTERVENTIONS, "mllp-14");
        assertThat(infusion.text("at") + " " + infusion.text("until"))
                .isEqualTo("2026-01-03T07:55:00Z 2026-01-03T08:55:00Z");
        assertThat(infusion.text("code") + " " + infusion.text("system")).isEqualTo("7512 RXNORM");
        assertThat(infusion.text("unit")).isEqualTo("ug/min");
    }

    @Test
    void codesThatContradictEachOtherAreRefused() throws Exception {
        String message = sample("mut-001-fever-38.0", "mllp-13")
                .replace("150344^MDC_TEMP^MDC", "150344^MDC_TEMP^MDC^8867-4^Heart rate^LN");
        assertThat(ask(message)).contains("MSA|CE|M1").contains("ERR||OBX^1^3|103^");
    }

    private String ask(String message) throws IOException {
        try (MllpClient client = gateway.mllp()) {
            return client.ask(message);
        }
    }

    private List<AvroFields> events(String topic, String patient, int count) {
        return topics.events(topic, patient, count).stream()
                .map(record -> AvroFields.of(record.value()))
                .toList();
    }

    private static String sample(String name, String patient) throws IOException {
        return Gateway.resource("hl7v2/" + name + ".hl7").replace("CART-0007", patient);
    }

    private static String raw(MessageRejected letter) {
        return StandardCharsets.UTF_8.decode(letter.getRaw().duplicate()).toString();
    }
}

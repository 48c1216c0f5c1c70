// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records of one patient that are merged, and results that were charted to the wrong one. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeAndMoveIT {
    private static final String SECRET = "a secret of more than thirty-two characters";

    private final EmbeddedPlatform platform;
    private final Gateway gateway;
    private final TopicReader topics;

    MergeAndMoveIT(EmbeddedPlatform platform) throws IOException {
        this.platform = platform;
        this.gateway = Gateway.start(platform.settings(), Map.of());
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private static String merge(String control, String rest) {
        return "MSH|^~\\&|ADT|HIS|CARTMON|HOSP|20260103100000+0100||ADT^A40^ADT_A39|" + control + "|P|2.5\r"
                + "EVN|A40|20260103095500+0100\r" + rest;
    }

    private static String pair(String into, String from) {
        return "PID|1||" + into + "^^^Hospital^MR||DOE^JANE||20190228|F\rMRG|" + from + "^^^Hospital^MR\r";
    }

    @Test
    void aMergeIsAnEventOfTheRecordThatGoesAndTellsOfTheOneThatStays() throws Exception {
        assertThat(ask(gateway, merge("M1", pair("stays-1", "goes-1")))).contains("MSA|AA|M1");
        AvroFields merge = topics.onlyEvent(Topics.PATIENT, "goes-1");
        assertThat(merge.text("mergedInto")).isEqualTo("stays-1");
        assertThat(merge.text("birthDate")).isNull();
        assertThat(merge.text("at")).isEqualTo("2026-01-03T08:55:00Z");
        AvroFields details = topics.onlyEvent(Topics.PATIENT, "stays-1");
        assertThat(details.text("birthDate")).isEqualTo("2019-02-28");
        assertThat(details.text("mergedInto")).isNull();
    }

    @Test
    void aMessageCanMergeSeveralEachIntoThePidAboveIt() throws Exception {
        assertThat(ask(gateway, merge("M2", pair("stays-2", "goes-2") + pair("stays-3", "goes-3"))))
                .contains("MSA|AA|M2");
        assertThat(topics.onlyEvent(Topics.PATIENT, "goes-2").text("mergedInto"))
                .isEqualTo("stays-2");
        assertThat(topics.onlyEvent(Topics.PATIENT, "goes-3").text("mergedInto"))
                .isEqualTo("stays-3");
    }

    @Test
    void bothRecordsGetTheirPseudonyms() throws Exception {
        try (Gateway pseudonymous = Gateway.start(
                platform.settings(), Map.of("ingest.patient-key", "hmac", "ingest.patient-key.secret", SECRET))) {
            assertThat(ask(pseudonymous, merge("M3", pair("stays-4", "goes-4"))))
                    .contains("MSA|AA|M3");
            assertThat(ask(pseudonymous, admission("goes-4"))).contains("MSA|AA|");
        }
        List<AvroFields> merges = topics.all(
                Topics.PATIENT, event -> String.valueOf(event.text("id")).startsWith("ADT:merge:M3"), 1);
        String goes = merges.get(0).text("patient");
        assertThat(goes).hasSize(22);
        assertThat(merges.get(0).text("mergedInto")).hasSize(22).isNotEqualTo(goes);
        assertThat(topics.all(
                        Topics.PATIENT,
                        event -> String.valueOf(event.text("id")).startsWith("ADT:ADT_A01:pseudo"),
                        1))
                .extracting(event -> event.text("patient"))
                .containsExactly(goes);
    }

    private static String admission(String patient) {
        return "MSH|^~\\&|ADT|HIS|CARTMON|HOSP|20260103100000+0100||ADT^A01^ADT_A01|pseudo|P|2.5\r"
                + "EVN|A01|20260103095500+0100\rPID|1||" + patient + "^^^Hospital^MR\r";
    }

    @Test
    void aMergeThatDoesNotSayWhichRecordGoesIsRefused() throws Exception {
        assertThat(ask(gateway, merge("M4", "PID|1||stays-5^^^Hospital^MR\r")))
                .contains("MSA|AE|M4")
                .contains("ERR||MRG^1^1|")
                .contains("MRG-1 does not say which record goes");
        assertThat(ask(gateway, merge("M5", "PID|1||stays-5^^^Hospital^MR\rMRG|\"\"\r")))
                .contains("MSA|AE|M5");
    }

    @Test
    void aMergeThatDoesNotSayWhichRecordStaysIsUnassigned() throws Exception {
        assertThat(ask(gateway, merge("M6", "PID|1||^^^Hospital^MR\rMRG|goes-6\r")))
                .contains("MSA|AE|M6")
                .contains("ERR||PID^1^3|101^");
    }

    @Test
    void aRecordIsNotMergedIntoItself() throws Exception {
        assertThat(ask(gateway, merge("M7", pair("same-7", "same-7"))))
                .contains("MSA|AE|M7")
                .contains("a patient cannot be merged into itself");
    }

    @Test
    void aResultOfTheWrongPatientIsTakenBackByTheIdentityThatItHad() throws Exception {
        String result = Gateway.resource("hl7v2/mut-060-lab-prelim.hl7").replace("CART-0007", "wrong-1");
        assertThat(ask(gateway, result)).contains("MSA|AA|");
        assertThat(ask(gateway, result.replace("|HH|||P|", "|HH|||W|").replace("||12500|", "|||")))
                .contains("MSA|AA|");
        assertThat(ask(gateway, result.replace("wrong-1", "right-1").replace("|HH|||P|", "|HH|||F|")))
                .contains("MSA|AA|");
        AvroFields before = topics.onlyEvent(Topics.LABS, "wrong-1");
        AvroFields removal = topics.onlyEvent(Topics.VITALS, "wrong-1");
        assertThat(removal.text("status")).isEqualTo("ENTERED_IN_ERROR");
        assertThat(removal.text("id")).isEqualTo(before.text("id"));
        assertThat(topics.onlyEvent(Topics.LABS, "right-1").text("value")).isEqualTo(before.text("value"));
    }

    @Test
    void vitalSignsOfTheWrongPatientAreTakenBackByTheIdentitiesThatTheyHad() throws Exception {
        String vitals = Gateway.resource("hl7v2/mut-001-fever-38.0.hl7").replace("CART-0007", "wrong-2");
        assertThat(ask(gateway, vitals)).contains("MSA|CA|");
        assertThat(ask(gateway, vitals.replace("|||||R|", "|||||D|"))).contains("MSA|CA|");
        List<AvroFields> events = topics.events(Topics.VITALS, "wrong-2", 6).stream()
                .map(record -> AvroFields.of(record.value()))
                .toList();
        assertThat(events.subList(3, 6))
                .allSatisfy(event -> assertThat(event.text("status")).isEqualTo("ENTERED_IN_ERROR"))
                .extracting(event -> event.text("id"))
                .containsExactlyElementsOf(events.subList(0, 3).stream()
                        .map(event -> event.text("id"))
                        .toList());
    }

    private static String ask(Gateway gateway, String message) throws IOException {
        try (MllpClient client = gateway.mllp()) {
            return client.ask(message);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cytovigil.gateway.hl7.Acknowledgement.Complaint;
import org.cytovigil.gateway.hl7.Acknowledgement.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTest {
    private static String answer(String message, Verdict verdict, Complaint... complaints) {
        Hl7Message read = Hl7Message.read(message.getBytes(StandardCharsets.UTF_8));
        return Acknowledgement.of(read, verdict, List.of(complaints), Instant.parse("2026-01-03T08:00:00Z"));
    }

    private static String header(String accept, String application) {
        return "MSH|^~\\&|MON|ICU|CYTO|HOSP|20260103||ORU^R01^ORU_R01|M1|P|2.4|||" + accept + "|" + application;
    }

    @ParameterizedTest
    @CsvSource({
        "AL, NE, CA",
        "ER, NE, CA",
        "SU, NE, CA",
        "AL, '', CA",
        "AL, AL, AA",
        "NE, AL, AA",
        "NE, NE, AA",
        "'', '', AA",
        "'', AL, AA"
    })
    void theHeaderOfTheSenderSaysWhichAnswerItWaitsFor(String accept, String application, String code) {
        assertThat(answer(header(accept, application), Verdict.ACCEPT)).contains("MSA|" + code + "|M1\r");
        assertThat(answer(header(accept, application), Verdict.ERROR)).contains("MSA|" + code.charAt(0) + "E|M1\r");
        assertThat(answer(header(accept, application), Verdict.REJECT)).contains("MSA|" + code.charAt(0) + "R|M1\r");
    }

    @Test
    void itGoesBackWhereTheMessageCameFrom() {
        assertThat(answer(header("", ""), Verdict.ACCEPT))
                .startsWith("MSH|^~\\&|CYTO|HOSP|MON|ICU|20260103080000.000+0000||ACK^R01^ACK|")
                .contains("|P|2.4");
    }

    @Test
    void complaintsAreToldWithTheDelimitersOfTheSender() {
        Complaint complaint = new Complaint("OBX^1^5", "UNIT", "the unit 'a$b*c' is not known\r");
        assertThat(answer("MSH$*%#!$MON$$$$2026$$ORU*R01$M1", Verdict.ERROR, complaint))
                .contains("MSA$AE$M1\r")
                .contains(
                        "ERR$$OBX*1*5$103*Table value not found*HL70357$E$UNIT$$$the unit 'a#F#b#S#c' is not known \r");
    }

    @Test
    void ofManyComplaintsTheFirstAreToldAndTheRestCounted() {
        Complaint[] many = IntStream.range(0, 5000)
                .mapToObj(index -> new Complaint("OBX^" + index + "^5", "MALFORMED", "no number"))
                .toArray(Complaint[]::new);
        assertThat(List.of(answer(header("", ""), Verdict.ERROR, many).split("\r")))
                .hasSize(103)
                .last()
                .asString()
                .contains("and 4900 more");
    }

    @Test
    void nothingInTheHeaderBreaksTheFrameOfTheAnswer() {
        String answer = answer("MSH|^~\\&|M\u001CN|I\u000BU|C|H|2026||ORU^R01|M\u001C1", Verdict.REJECT);
        assertThat(answer).contains("MSA|AR|M1\r").doesNotContain("\u001C").doesNotContain("\u000B");
    }

    @Test
    void whatHasNoHeaderHasAnAnswerToo() {
        assertThat(answer("GET / HTTP/1.1", Verdict.REJECT))
                .startsWith("MSH|^~\\&|CYTOVIGIL|")
                .contains("\rMSA|AR|");
    }
}

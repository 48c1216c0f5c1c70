// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrections to no value, and old results that are sent again. */
class WithdrawalsOverMllpIT extends MllpCases {
    WithdrawalsOverMllpIT(EmbeddedPlatform platform) throws IOException {
        super(platform, "hl7-withdrawn");
    }

    private List<String> told(String patient) throws IOException {
        return vitals(patient).stream()
                .map(event -> event.text("status") + " " + event.text("value"))
                .toList();
    }

    private String result(String patient, String code, String value, String more, String status, String own) {
        String obx = obx(code, value, code.equals("8310-5") ? "Cel" : "mmHg", more)
                .replace("|||F|||", "|||" + status + "|||")
                .replace("\r", own.isEmpty() ? "\r" : "|||||||" + own + "\r");
        return oru("W-" + status, "w-" + patient, value.contains("/") ? obx.replace("|NM|", "|ST|") : obx);
    }

    @ParameterizedTest
    @CsvSource({
        "flag,38.6,INV,IMPLAUSIBLE,''",
        "text,hemolyzed,'',MALFORMED,''",
        "none,'\"\"','',MALFORMED,''",
        "empty,'','',MALFORMED,''",
        "implausible,386,'',IMPLAUSIBLE,''",
        "own-flag,38.6,INV,IMPLAUSIBLE,R-1",
        "own-text,hemolyzed,'',MALFORMED,R-2"
    })
    void aCorrectionToNoValueTakesTheOldOneOut(String name, String value, String flag, String code, String own)
            throws Exception {
        assertThat(ask(result(name, "8310-5", "39.3", "", "F", own))).contains("MSA|AA|");
        String correction = result(name, "8310-5", value, flag, "C", own);
        for (int time = 0; time < 2; time++) {
            assertThat(ask(correction)).contains("MSA|AE|W-C").contains(code);
        }
        assertThat(told("w-" + name)).containsExactly("FINAL 39.3", "ENTERED_IN_ERROR null");
    }

    @ParameterizedTest
    @CsvSource({"text,not valid,''", "flag,120/80,INV", "none,'\"\"',''"})
    void soDoesOneOfAPressureUnderOneCode(String name, String value, String flag) throws Exception {
        String patient = "bp-" + name;
        assertThat(ask(result(patient, "85354-9", "78/41", "", "F", ""))).contains("MSA|AA|");
        assertThat(ask(result(patient, "85354-9", value, flag, "C", ""))).contains("MSA|AE|W-C");
        assertThat(told("w-" + patient))
                .containsExactly("FINAL 78", "FINAL 41", "ENTERED_IN_ERROR null", "ENTERED_IN_ERROR null");
    }

    @Test
    void soDoPressuresThatContradictEachOther() throws Exception {
        assertThat(ask(oru("W1", "w-pair", obx("8480-6", "78", "mmHg", ""), obx("8462-4", "41", "mmHg", ""))))
                .contains("MSA|AA|");
        assertThat(ask(oru("W2", "w-pair", obx("8480-6", "41", "mmHg", ""), obx("8462-4", "78", "mmHg", ""))
                        .replace("|||F|||", "|||C|||")))
                .contains("MSA|AE|W2");
        assertThat(told("w-pair"))
                .containsExactly("FINAL 78", "FINAL 41", "ENTERED_IN_ERROR null", "ENTERED_IN_ERROR null");
    }

    @Test
    void soDoesOneOfAFindingOrOfOxygen() throws Exception {
        String finding = "OBX|1|ST|HEPATOMEGALY^x^CYTOVIGIL|1|yes||||||F|||" + inputs.hl7(2) + "\r";
        String flow = obx("3151-8", "4", "L/min", "");
        assertThat(ask(oru("W3", "w-kinds", finding, flow))).contains("MSA|AA|");
        String wrong = oru("W4", "w-kinds", finding.replace("|yes|", "|perhaps so|"), flow.replace("L/min", "kg"));
        assertThat(ask(wrong.replace("||F|||", "||C|||"))).contains("MSA|AE|W4");
        assertThat(topics.events(Topics.ASSESSMENTS, "w-kinds", 2)).hasSize(2);
        assertThat(topics.events(Topics.INTERVENTIONS, "w-kinds", 2)).hasSize(2);
    }

    @Test
    void aFirstResultThatIsWorthlessTakesNothingBack() throws Exception {
        assertThat(ask(result("first", "8310-5", "39.3", "", "F", ""))).contains("MSA|AA|");
        assertThat(ask(result("first", "8310-5", "39.9", "INV", "F", ""))).contains("MSA|AE|");
        assertThat(told("w-first")).containsExactly("FINAL 39.3");
    }

    private String at(String message, int minute) {
        return message.replace(inputs.hl7(2), inputs.hl7(minute));
    }

    @ParameterizedTest
    @CsvSource({"same-time,2,''", "same-time-own,2,R-3", "other-time-own,1,R-4"})
    void anOldResultThatIsSentAgainAfterItsCorrectionDoesNotComeBack(String name, int minute, String own)
            throws Exception {
        String old = result(name, "8310-5", "39.3", "", "F", own);
        String correction = at(result(name, "8310-5", "37.0", "", "C", own), minute);
        for (String message : List.of(old, correction, old, correction, old)) {
            assertThat(ask(message)).contains("MSA|AA|");
        }
        assertThat(told("w-" + name)).containsExactly("FINAL 39.3", "CORRECTED 37.0");
        assertThat(ask(result(name, "8310-5", "39.3", "", "C", own))).contains("MSA|AA|");
        assertThat(ask(old)).contains("MSA|AA|");
    }

    @Test
    void norDoesOneOfTheSameValueThatWasMovedInTime() throws Exception {
        String old = result("moved", "8310-5", "39.3", "", "F", "R-5");
        for (String message : List.of(old, at(result("moved", "8310-5", "39.3", "", "C", "R-5"), 1), old)) {
            assertThat(ask(message)).contains("MSA|AA|");
        }
        assertThat(vitals("w-moved")).extracting(event -> event.text("at")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"gone,F,W", "no-more-preliminary,P,F"})
    void norDoesWhatWasTakenOutOrIsFinal(String name, String first, String then) throws Exception {
        String old = result(name, "8310-5", "39.3", "", first, "R-6");
        for (String message : List.of(old, result(name, "8310-5", "37.0", "", then, "R-6"), old)) {
            assertThat(ask(message)).contains("MSA|AA|");
        }
        assertThat(told("w-" + name)).hasSize(2).last().asString().doesNotContain("39.3");
    }

    @Test
    void aNewReadingOfASeriesIsNoOldOne() throws Exception {
        String first = result("series", "8310-5", "39.3", "", "F", "R-7");
        String moved = at(result("series", "8310-5", "39.3", "", "C", "R-7"), 1);
        String another = result("series", "8310-5", "38.8", "", "F", "R-7");
        for (String message : List.of(first, moved, another, first)) {
            assertThat(ask(message)).contains("MSA|AA|");
        }
        assertThat(told("w-series")).containsExactly("FINAL 39.3", "CORRECTED 39.3", "FINAL 38.8");
    }
}

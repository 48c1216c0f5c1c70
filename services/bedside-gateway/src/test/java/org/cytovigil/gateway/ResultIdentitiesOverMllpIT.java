// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;

/** Which of two results replaces the other: case 04 and its kin. */
class ResultIdentitiesOverMllpIT extends MllpCases {
    ResultIdentitiesOverMllpIT(EmbeddedPlatform platform) throws IOException {
        super(platform, "hl7-ids");
    }

    @Test
    void case04ReadingsOfOneOrderAreFactsOfTheirOwn() throws Exception {
        assertThat(askAll("04-flowsheet-one-obr3.hl7"))
                .allSatisfy(answer -> assertThat(answer).contains("MSA|AA|"));
        List<AvroFields> events = vitals(inputs.patient("04"));
        assertThat(values(events)).containsExactly("39.2", "84", "97", "82", "37.6", "80", "37.5");
        assertThat(events).extracting(event -> event.text("id")).doesNotHaveDuplicates();
    }

    @Test
    void case04OnlyACorrectionOfTheSameTimeCodeAndOrderReplaces() throws Exception {
        String first = oru("C1", "corrected", obx("8310-5", "39.2", "Cel", ""));
        for (String message : List.of(
                first,
                first.replace("|39.2|", "|36.9|").replace("|||F|||", "|||C|||"),
                first.replace("|39.2|", "|39.2|").replace("|||F|||", "|||C|||"),
                first.replace("|39.2|", "|36.9|").replace("|||F|||", "|||C|||"),
                first.replace("|39.2|", "||").replace("|||F|||", "|||X|||"))) {
            assertThat(ask(message)).contains("MSA|AA|C1");
        }
        List<AvroFields> events = vitals("corrected");
        assertThat(events)
                .extracting(event -> event.text("id"))
                .containsOnly(events.get(0).text("id"));
        assertThat(events)
                .extracting(event -> event.text("status") + " " + event.text("value"))
                .containsExactly(
                        "FINAL 39.2", "CORRECTED 36.9", "CORRECTED 39.2", "CORRECTED 36.9", "ENTERED_IN_ERROR null");
    }

    @Test
    void case04ASecondFinalOfTheSameTimeCodeAndOrderTakesNothingBack() throws Exception {
        String first = oru("S1", "second", obx("8310-5", "39.2", "Cel", ""));
        String other = first.replace("|39.2|", "|36.9|");
        for (String message :
                List.of(first, other, first.replace("|39.2|", "|39.20|"), other, first.replace("|||F|||", "|||P|||"))) {
            assertThat(ask(message)).contains("MSA|AA|S1");
        }
        List<AvroFields> events = vitals("second");
        assertThat(values(events)).containsExactly("39.2", "36.9", "39.20", "39.2");
        assertThat(events.get(1).text("id")).isNotEqualTo(events.get(0).text("id"));
        assertThat(events.get(2).text("id")).isEqualTo(events.get(0).text("id"));
        assertThat(events.get(3).text("id")).isEqualTo(events.get(0).text("id"));
    }

    @Test
    void case04ACorrectionHoldsForAllThatStandAndAnOldOneDoesNotComeBack() throws Exception {
        String first = oru("S2", "third", obx("8310-5", "39.2", "Cel", ""));
        String other = first.replace("|39.2|", "|38.4|");
        String correction = first.replace("|39.2|", "|37.1|").replace("|||F|||", "|||C|||");
        for (String message :
                List.of(first, other, correction, first, other, correction.replace("|||C|||", "|||F|||"), correction)) {
            assertThat(ask(message)).contains("MSA|AA|S2");
        }
        List<AvroFields> events = vitals("third");
        assertThat(events)
                .extracting(event -> event.text("status") + " " + event.text("value"))
                .startsWith("FINAL 39.2", "FINAL 38.4", "CORRECTED 37.1", "ENTERED_IN_ERROR 37.1");
        assertThat(events.get(2).text("id")).isEqualTo(events.get(0).text("id"));
        assertThat(events.get(3).text("id")).isEqualTo(events.get(1).text("id"));
        assertThat(values(events).subList(4, events.size())).doesNotContain("39.2", "38.4");
    }

    @Test
    void case04AFinalTakesThePlaceOfItsPreliminary() throws Exception {
        String preliminary =
                oru("S3", "fourth", obx("8310-5", "39.2", "Cel", "")).replace("|||F|||", "|||P|||");
        assertThat(ask(preliminary)).contains("MSA|AA|S3");
        assertThat(ask(preliminary.replace("|39.2|", "|36.9|").replace("|||P|||", "|||F|||")))
                .contains("MSA|AA|S3");
        List<AvroFields> events = vitals("fourth");
        assertThat(events.get(1).text("id")).isEqualTo(events.get(0).text("id"));
    }

    @Test
    void case04TwoReadingsThatNothingTellsApartAreBothKept() throws Exception {
        assertThat(ask(oru("T2", "two", obx("8310-5", "38.4", "Cel", ""), obx("8310-5", "33.1", "Cel", ""))))
                .contains("MSA|AA|T2");
        List<AvroFields> events = vitals("two");
        assertThat(values(events)).containsExactly("38.4", "33.1");
        assertThat(events).extracting(event -> event.text("id")).doesNotHaveDuplicates();
    }

    @Test
    void case04AnIdOfItsOwnIsTheIdentityOfAResult() throws Exception {
        String own = obx("8310-5", "38.4", "Cel", "").replace("\r", "|||||||RES-77^LAB\r");
        assertThat(own.split("\\|", -1)[21]).startsWith("RES-77");
        assertThat(ask(oru("O1", "own", own))).contains("MSA|AA|");
        assertThat(ask(oru(
                        "O2", "own", own.replace(inputs.hl7(2), inputs.hl7(1)).replace("|||F|||", "|||C|||"))))
                .contains("MSA|AA|");
        assertThat(vitals("own"))
                .hasSize(2)
                .extracting(event -> event.text("id"))
                .containsOnly("LAB:RES-77^LAB:8310-5");
    }

    /** Some give the id of a panel, or of a series, to each of its results. */
    @Test
    void case04AnIdThatSeveralResultsShareIsTheIdentityOfNone() throws Exception {
        String shared = "|||||||PANEL-9\r";
        assertThat(ask(oru(
                        "S1",
                        "shared",
                        obx("8310-5", "39.2", "Cel", "").replace("\r", shared),
                        obx("8867-4", "120", "/min", "").replace("\r", shared),
                        obx("8310-5", "38.9", "Cel", "")
                                .replace(inputs.hl7(2), inputs.hl7(1))
                                .replace("\r", shared))))
                .contains("MSA|AA|");
        assertThat(vitals("shared"))
                .extracting(event -> event.text("value") + " " + event.text("id"))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(vitals("shared").stream().map(event -> event.text("id")).distinct())
                .hasSize(3);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.DrugChoice;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.units.UnitNames;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hospitals' systems send beside what the standard shows. */
class HabitsOfSendersTest {
    private static final Settings PLAIN = Settings.of(Map.of());

    private final PatientIds ids = new PatientIds(PatientKeys.from(PLAIN));
    private final UnitNames units = new UnitNames();
    private final ObservedValues values = new ObservedValues(units);
    private final ObservationReader observations = new ObservationReader(
            new MdcNames(), ids, values, new ClinicalObx(new ClinicalCodes(PLAIN), ids, values), new OwnTimes());
    private final AdministrationReader administrations =
            new AdministrationReader(ids, units, new DrugChoice(DrugTable.standard()));

    private static List<Finding> read(MessageReader reader, String header, String rest) {
        String text = "MSH|^~\\&|EPIC|ICU|CYTOVIGIL|HOSP|" + header + "|P|2.5\rPID|1||p1\r" + rest;
        Hl7Message message = Hl7Message.read(text.getBytes(StandardCharsets.UTF_8));
        return reader.read(message, Hl7Time.of(message, ZoneOffset.UTC));
    }

    private List<String> results(String field, String... obx) {
        return read(observations, "20260103101500+0000||ORU^R01|M1", "OBR|1|||1^x^L\r" + String.join("\r", obx))
                .stream()
                .map(finding -> finding instanceof Finding.Event event
                        ? String.valueOf(event.fields().text(field))
                        : "refused")
                .toList();
    }

    private static String temperature(String value, String status, String minute) {
        return "OBX|1|NM|8310-5^T^LN||" + value + "|Cel|||||" + status + "|||202601031" + minute + "+0000|||||||K3";
    }

    @Test
    void aResultOfAnotherTimeReplacesNothing() {
        String first = results("id", temperature("39.6", "F", "001")).get(0);
        String later = results("id", temperature("36.6", "F", "003")).get(0);
        assertThat(first).isEqualTo("EPIC:K3:8310-5").isNotEqualTo(later);
        assertThat(results("id", temperature("39.6", "W", "001"))).containsExactly(first);
        assertThat(results("id", temperature("37.0", "C", "003"))).containsExactly(later);
        assertThat(results("id", temperature("37.0", "C", "002"))).doesNotContain(first, later);
    }

    @ParameterizedTest
    @CsvSource({"000", "003"})
    void whereThereIsButOneResultACorrectionMayCorrectItsTime(String minute) {
        List<String> first = results("id", temperature("39.6", "F", "001"));
        assertThat(results("id", temperature("39.6", "C", minute))).isEqualTo(first);
        assertThat(results("id", temperature("39.7", "C", minute))).isEqualTo(first);
    }

    @Test
    void aFinalReplacesItsPreliminary() {
        List<String> preliminary = results("id", temperature("39.6", "P", "001"));
        assertThat(results("id", temperature("39.6", "F", "002"))).isEqualTo(preliminary);
        assertThat(results("id", temperature("36.6", "F", "003"))).doesNotContainAnyElementsOf(preliminary);
    }

    @Test
    void aSeriesIsCorrectedRowByRow() {
        List<String> series = results("id", temperature("39.6", "F", "001"), temperature("36.9", "F", "002"));
        assertThat(series).doesNotHaveDuplicates();
        for (String status : List.of("C", "W")) {
            assertThat(results("id", temperature("36.6", status, "002"))).containsExactly(series.get(1));
            assertThat(new HabitsOfSendersTest()
                            .results("id", temperature("36.6", status, "001"), temperature("36.5", status, "002")))
                    .as("after a restart")
                    .isEqualTo(series);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "' OBX|2|NM|8480-6^S^LN||70|mm[Hg]',70",
        "'\tOBX|2|NM|8480-6^S^LN||70|mm[Hg]',70",
        "'\u0000OBX|2|NM|8480-6^S^LN||70|mm[Hg]',70"
    })
    void blanksBeforeASegmentLoseNothing(String obx, String value) {
        assertThat(results("value", temperature("36.9", "F", "001"), "NTE|1||told", obx + "|||||F|||20260103101000"))
                .containsExactly("36.9", value);
    }

    @ParameterizedTest
    @CsvSource({
        "20260103051500-05:00,2026-01-03T15:10:00Z",
        "20260103051500-0500,2026-01-03T15:10:00Z",
        "20260103051500-05,2026-01-03T15:10:00Z",
        "20260103101500Z,2026-01-03T10:10:00Z"
    })
    void theOffsetOfTheMessageIsReadHoweverItIsWritten(String sent, String at) {
        List<Finding> found =
                read(observations, sent + "||ORU^R01|M1", "OBX|1|NM|8310-5^T^LN||36.9|Cel|||||F|||20260103101000");
        assertThat(((Finding.Event) found.get(0)).fields().text("at")).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "20260103,20260103101000+0000,2026-01-03T10:10:00Z",
        "20260102,20260103101000+0000,refused",
        "202601031012+0000,20260103101000+0000,2026-01-03T10:12:00Z"
    })
    void aDayInTheResultIsTheInstantOfItsOrder(String own, String order, String at) {
        List<Finding> found = read(
                observations,
                "20260103101500+0000||ORU^R01|M1",
                "OBR|1|||1^x^L|||" + order + "\rOBX|1|NM|8310-5^T^LN||36.9|Cel|||||F|||" + own);
        assertThat(found.get(0) instanceof Finding.Event event ? event.fields().text("at") : "refused")
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "x10(3)/mcL^x10(3)/mcL^L^10*3/uL^10*3/uL^UCUM,10*3/uL",
        "nonsense^nonsense^L^10*9/L^10*9/L^UCUM,10*9/L",
        "^mg/dL,mg/dL"
    })
    void theUnitIsFoundInItsAlternatesToo(String sent, String ucum) {
        assertThat(results("unit", "OBX|1|NM|6690-2^WBC^LN||4|" + sent + "|||||F|||20260103101000+0000"))
                .containsExactly(ucum);
    }

    @ParameterizedTest
    @CsvSource({"NM,8 8,8 8", "NM,12 000,12000", "NM,'< 5',<5", "ST,'> 1 200',>1200", "SN,&lt;^6,&lt;^6", "SN,<^6,<6"})
    void blanksJoinThousandsAlone(String type, String sent, String value) {
        assertThat(results("value", "OBX|1|" + type + "|2708-6^S^LN||" + sent + "|%|||||F|||20260103101000+0000"))
                .containsExactly(value);
    }

    private List<String> given(String rxa, String... fields) {
        return read(
                        administrations,
                        "20260103101500+0000||RAS^O17|M1",
                        "ORC|RE|77\rRXA|0|1|20260103100000+0000||" + rxa)
                .stream()
                .flatMap(finding -> finding instanceof Finding.Event event
                        ? Arrays.stream(fields)
                                .map(field -> String.valueOf(event.fields().text(field)))
                        : Stream.of("not given"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "242969^^RXNORM^C01CA03^^ATC|4|mg,C01CA03,ATC",
        "C01CA03^^ATC^242969^^RXNORM|4|mg,C01CA03,ATC",
        "242969^^RXNORM^99^^LOCAL|4|mg,242969,RXNORM"
    })
    void aCodeThatIsKnownGoesBeforeOneThatIsNot(String rxa, String code, String system) {
        assertThat(given(rxa, "code", "system")).containsExactly(code, system);
    }

    @Test
    void aNameThatIsKnownGoesBeforeOneThatIsNot() {
        assertThat(given("1^PRESSOR DRIP STD CONC^L^2^norepinephrine^L|4|mg", "drug"))
                .containsExactly("norepinephrine");
    }

    @Test
    void whatWasNotGivenIsNotTakenAndADoseThatIsNotKnownIsNone() {
        assertThat(given("1^norepinephrine^L|4|mg|||||||||||||re", "drug")).containsExactly("not given");
        assertThat(given("1^norepinephrine^L|999|", "dose")).containsExactly("null");
        assertThat(given("1^methylprednisolone^L|999|mg", "dose")).containsExactly("999");
    }

    @ParameterizedTest
    @CsvSource({"ADT^A03,O,null,null", "ADT^A03,I,7Q,OUTPATIENT", "ADT^A01,I,7Q,INPATIENT", "ADT^A04,O,7Q,OUTPATIENT"})
    void theEndOfAVisitToAClinicMovesNobody(String type, String visitClass, String ward, String setting) {
        List<Finding> found = read(
                new PatientReader(ids), "20260103101500+0000||" + type + "|M1", "PV1|1|" + visitClass + "|7Q^12^1");
        Finding.Event event = (Finding.Event) found.get(0);
        assertThat(String.valueOf(event.fields().text("unit"))).isEqualTo(ward);
        assertThat(String.valueOf(event.fields().text("setting"))).isEqualTo(setting);
    }

    @ParameterizedTest
    @CsvSource({
        "ADT^A08,20260103090000,null",
        "ADT^A08,20260103,null",
        "ADT^A08,20260104090000,7Q",
        "ADT^A08,'',7Q",
        "ADT^A01,20260103090000,7Q"
    })
    void anUpdateOfAVisitThatHasEndedMovesNobody(String type, String end, String ward) {
        Finding.Event event = (Finding.Event) read(
                        new PatientReader(ids),
                        "20260103101500+0000||" + type + "|M1",
                        "PV1|1|I|7Q^12^1" + "|".repeat(42) + end)
                .get(0);
        assertThat(String.valueOf(event.fields().text("unit"))).isEqualTo(ward);
        assertThat(String.valueOf(event.fields().text("setting"))).isEqualTo(ward.equals("7Q") ? "INPATIENT" : "null");
    }

    @ParameterizedTest
    @CsvSource({
        "a^^^H^MR~b^^^H^MR,a>p1 b>p1",
        "\"\"^^^H^MR~a^^^H^MR~b^^^H^MR~a^^^H^MR,a>p1 b>p1",
        "a^^^H^MR~b^^^NATIONAL^NI~c^^^H^AN,a>p1",
        "a^^^H^MR~p1^^^H^MR,a>p1"
    })
    void allRecordsOfOneAuthorityThatGoAreMerged(String prior, String merges) {
        List<String> found = read(
                        new MergeReader(ids, new PatientReader(ids)), "20260103101500+0000||ADT^A40|M1", "MRG|" + prior)
                .stream()
                .map(finding -> ((Finding.Event) finding).fields())
                .filter(event -> event.text("mergedInto") != null)
                .map(event -> event.text("patient") + ">" + event.text("mergedInto"))
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(merges);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7MessageTest {
    private static final String HEADER = "MSH|^~\\&|A|B|C|D|";

    private static Hl7Message read(String text) {
        return Hl7Message.read(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Hl7Message in(String name, Charset charset, String ward) {
        String text = HEADER + "20260103101500||ADT^A01|1|P|2.6||||||" + name + "\rPV1|1|I|" + ward + "\r";
        return Hl7Message.read(text.getBytes(charset));
    }

    private static String ward(Hl7Message message) {
        return message.first("PV1").map(segment -> segment.field(3)).orElse("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void anyLineEndWillDo(String end) {
        assertThat(FrameContent.messages(bytes("\uFEFF" + HEADER + end + "PID|1" + end)))
                .singleElement()
                .extracting(Hl7Message::read)
                .satisfies(message -> assertThat(message.segments())
                        .extracting(SegmentReader::text)
                        .containsExactly(HEADER, "PID|1"));
    }

    @Test
    void batchSegmentsAreNothingOfTheirOwn() {
        String batch = "FHS|\rBHS|\r" + HEADER + "1\rPID|1\r" + HEADER + "2\rBTS|2\rFTS|1\r";
        assertThat(FrameContent.messages(bytes(batch)))
                .extracting(message -> Hl7Message.read(message).segments().size())
                .containsExactly(2, 1);
    }

    @Test
    void aLineBreakInAFieldIsPutTogetherAgain() {
        Hl7Message message = read(HEADER + "\rOBR|1||F|C|||||||||seen\rrepeat if needed|||WALK\rOBX|1|NM|1988-5\r");
        assertThat(message.segments()).extracting(SegmentReader::name).containsExactly("MSH", "OBR", "OBX");
        assertThat(message.segments().get(1).field(13)).isEqualTo("seen repeat if needed");
        assertThat(message.segments().get(1).field(16)).isEqualTo("WALK");
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8, Süd",
        "8859/1, ISO-8859-1, Süd",
        "8859/2, ISO-8859-2, Łódź",
        "8859/5, ISO-8859-5, Палата",
        "8859/15, ISO-8859-15, Süd",
        "ISO-8859-7, ISO-8859-7, Αθήνα",
        "~ISO IR87, ISO-2022-JP, 東病棟",
        "ISO IR87, ISO-2022-JP, 東病棟",
        "GB 18030-2000, GB18030, 北区",
        "KS X 1001, EUC-KR, 북쪽",
        "'', UTF-8, Süd",
        "'', ISO-8859-1, Süd",
        "ASCII, ISO-8859-1, Süd",
    })
    void aWardIsReadInTheCharacterSetOfMsh18(String name, String charset, String ward) {
        Hl7Message message = in(name, Charset.forName(charset), ward);
        assertThat(message.flaw()).isEmpty();
        assertThat(ward(message)).isEqualTo(ward);
    }

    @ParameterizedTest
    @CsvSource({"UNICODE UTF-8, ISO-8859-1, Süd", "KLINGON, UTF-8, Süd", "UNICODE UTF-16, UTF-8, Süd"})
    void bytesThatAreNotOfTheirCharacterSetAreAFlaw(String name, String charset, String ward) {
        Hl7Message message = in(name, Charset.forName(charset), ward);
        assertThat(message.flaw()).contains(Hl7Message.Flaw.CHARACTERS);
        assertThat(Hl7Message.legible(ward(message))).isFalse();
    }

    @Test
    void aSetThatWeDoNotKnowDoesNoHarmToPlainText() {
        assertThat(in("KLINGON", StandardCharsets.US_ASCII, "6E").flaw()).isEmpty();
    }

    @Test
    void escapesAreReadAndOtherDelimitersToo() {
        assertThat(ward(read("MSH$*%#!$A\rPV1$1$I$6#S#E*Bed%other"))).isEqualTo("6*E");
        assertThat(ward(read(HEADER + "\rPV1|1|I|6\\T\\E\\.br\\\\X41\\\\H\\\\F\\")))
                .isEqualTo("6&E A|");
    }

    @Test
    void aTornHeaderHasWhatItHas() {
        for (String torn : new String[] {"MSH", "MSH|", "MSH|^", "MSH|^~\\&", "MSH|^~\\&|A|B|C", "MSHaaa", "MSH||||"}) {
            assertThat(read(torn).controlId()).isEmpty();
        }
        assertThat(read("MSH|^~\\&|A|B|C|D|2026||ORU|M17").controlId()).isEqualTo("M17");
        assertThat(read("GET / HTTP/1.1").flaw()).contains(Hl7Message.Flaw.NOT_HL7);
    }

    @Test
    void tenMillionEmptyRepetitionsAreReadAtOnce() {
        Hl7Message message =
                read(HEADER + "\rPID|1||" + "~".repeat(10_000_000) + "p1\rOBX|1|NM|" + "^".repeat(1_000_000));
        assertThat(message.segments()).hasSize(3);
        assertThat(message.segments().get(1).repetitions(3, 1)).hasSizeLessThan(100);
        assertThat(message.segments().get(2).component(3, 4)).isEmpty();
    }

    @Test
    void moreSegmentsThanMemoryHoldsAreAFlaw() {
        assertThat(read(HEADER + "1||ORU|M17\r" + "OBX|1\r".repeat(1_000_000)))
                .satisfies(message -> assertThat(message.flaw()).contains(Hl7Message.Flaw.TOO_MANY_SEGMENTS))
                .satisfies(message -> assertThat(message.controlId()).isEqualTo("M17"));
    }

    @Test
    void aTimeWithoutOffsetTakesThatOfTheHeaderOrOfTheSite() {
        assertThat(times("20260103101500+0100").read("20260103101500")).contains("2026-01-03T09:15:00Z");
        assertThat(times("20260103101500").read("20260103101500")).contains("2026-01-03T15:15:00Z");
        assertThat(times("20260103101500").read("202601031015-0800")).contains("2026-01-03T18:15:00Z");
        assertThat(times("").read("20260103101500.25Z")).contains("2026-01-03T10:15:00.250Z");
        assertThat(times("").read("20260103101500+1")).isEmpty();
        assertThat(times("").read("20260103")).as("a date is no instant").isEmpty();
    }

    @Test
    void anOffsetThatNoPlaceHasTellsNothing() {
        assertThat(times("20260103101500+2500").read("20260103101500")).contains("2026-01-03T15:15:00Z");
        assertThat(times("20260103101500").read("20260103101500+2500")).isEmpty();
    }

    private static Hl7Time times(String headerTime) {
        return Hl7Time.of(read(HEADER + headerTime + "||ORU^R01|1|P|2.6\rPID|1\r"), ZoneId.of("America/New_York"));
    }

    @ParameterizedTest
    @CsvSource({
        "19850203, 1985-02-03, true",
        "198502031230, 1985-02-03, true",
        "19850000, 1985, false",
        "19850700, 1985-07, false",
        "1985, 1985, true",
        "198507, 1985-07, true",
        "00000000, , false",
        "19850231, , false",
        "18500101, , false",
        "unknown, , false",
        "'', , true",
    })
    void aBirthDateIsWholeOrNot(String sent, String known, boolean whole) {
        assertThat(BirthDate.read(sent)).isEqualTo(new BirthDate(Optional.ofNullable(known), whole));
    }
}

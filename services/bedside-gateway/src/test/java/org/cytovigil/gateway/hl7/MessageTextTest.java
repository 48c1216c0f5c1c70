// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private static final String HEADER = "MSH|^~\\&|A|B|C|D|";

    @Test
    void anyLineEndWillDo() {
        for (String end : new String[] {"\r", "\n", "\r\n"}) {
            assertThat(MessageText.of(bytes("\uFEFF" + HEADER + end + "PID|1" + end)))
                    .extracting(MessageText::text)
                    .containsExactly(HEADER + "\rPID|1\r");
        }
    }

    @Test
    void batchSegmentsAreNothingOfTheirOwn() {
        String batch = "FHS|\rBHS|\r" + HEADER + "1\rPID|1\r" + HEADER + "2\rBTS|2\rFTS|1\r";
        assertThat(MessageText.of(bytes(batch)))
                .extracting(MessageText::text)
                .containsExactly(HEADER + "1\rPID|1\r", HEADER + "2\r");
    }

    @Test
    void latin1IsToldFromUtf8() {
        byte[] latin = (HEADER + "Müller").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(MessageText.of(latin)).extracting(MessageText::text).containsExactly(HEADER + "Müller\r");
    }

    @Test
    void aTimeWithoutOffsetTakesThatOfTheHeaderOrOfTheSite() throws HL7Exception {
        assertThat(times("20260103101500+0100").read("20260103101500")).contains("2026-01-03T09:15:00Z");
        assertThat(times("20260103101500").read("20260103101500")).contains("2026-01-03T15:15:00Z");
        assertThat(times("20260103101500").read("202601031015-0800")).contains("2026-01-03T18:15:00Z");
        assertThat(times("").read("20260103101500.25Z")).isEmpty();
        assertThat(times("").read("20260103")).as("a date is no instant").isEmpty();
    }

    private static Hl7Time times(String headerTime) throws HL7Exception {
        PipeParser parser = new DefaultHapiContext(new GenericModelClassFactory()).getPipeParser();
        List<MessageText> messages = MessageText.of(bytes(HEADER + headerTime + "||ORU^R01|1|P|2.6\rPID|1\r"));
        return Hl7Time.of(Hl7Message.parse(parser, messages.get(0).text()), ZoneId.of("America/New_York"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is torn, endless or one connection too many costs itself alone over HL7 v2. */
class BoundsOverMllpIT extends MllpCases {
    BoundsOverMllpIT(EmbeddedPlatform platform) throws IOException {
        super(platform, "bounds-hl7", Map.of("mllp.connections.max", "4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH",
                "MSH|^~\\&|A|B|C|D|20260103||ORU^R01|TORN",
                "MSH|^~\\&|A|B|C|D|20260103101500+2500||ORU^R01|TORN|P|2.5\rPID|1||p1\rOBX|1|NM|8310-5^T^LN||38.6|Cel",
                "MSH|^~\\&|A|B|C|D|20260103||ORU^R01|TORN|P|2.5\rPID|1||p1\u001C\u001CX\rOBX|1|NM|8310-5^T^LN||\u001C|Cel",
                "",
                "\u0000\u0001\u0002",
                "BHS|^~\\&",
                "MSH|^~\\&|||||||||||||||||||||||||",
                "MSH|||||||||||",
                "MSH\r\rMSH\r",
            })
    void everyFrameHasItsAnswerAndTheConnectionStays(String content) throws Exception {
        try (MllpClient client = gateway.mllp()) {
            String answer = client.ask(content);
            assertThat(answer).containsPattern("MSA\\|A[ER]\\|" + (content.contains("TORN") ? "TORN" : ""));
            client.send(honest("after"));
            String last = client.answer();
            while (!last.contains("|after")) {
                last = client.answer();
            }
            assertThat(last).contains("MSA|AA|after");
        }
    }

    private String honest(String control) {
        return "MSH|^~\\&|MON|ICU|C|H|" + inputs.hl7(0) + "||ORU^R01|" + control
                + "|P|2.5\rPID|1||honest\rOBR|1||O|V|||" + inputs.hl7(3) + "\rOBX|1|NM|8867-4^HR^LN||88|/min|||||F\r";
    }

    @Test
    void delimitersWithoutEndAreReadOrRefused() throws Exception {
        try (MllpClient client = gateway.mllp()) {
            assertThat(client.ask("MSH|^~\\&|A||||2026||ORU^R01|BOMB|P|2.5\rPID|1||" + "~".repeat(9_000_000)))
                    .contains("MSA|AE|BOMB");
            assertThat(client.ask("MSH|^~\\&|A||||2026||ORU^R01|ROWS|P|2.5\r" + "OBX|\r".repeat(1_500_000)))
                    .contains("MSA|AR|ROWS");
            assertThat(client.ask("MSH|\r".repeat(1_500_000))).contains("MSA|AR|");
        }
    }

    @Test
    void whenAllConnectionsAreInUseANewOneIsTurnedAwayAndTheOthersStay() throws Exception {
        try (MllpClient one = gateway.mllp();
                MllpClient two = gateway.mllp();
                MllpClient three = gateway.mllp();
                MllpClient four = gateway.mllp()) {
            for (MllpClient client : List.of(one, two, three, four)) {
                assertThat(client.ask(honest("many"))).contains("MSA|AA|many");
            }
            try (MllpClient five = gateway.mllp()) {
                assertThat(five.isClosedByTheGateway()).isTrue();
            }
            assertThat(one.ask(honest("still"))).contains("MSA|AA|still");
        }
        // The gateway sees a moment later that they are gone, and the next sender must find a place.
        await().until(this::isServed);
    }

    private boolean isServed() {
        try (MllpClient next = gateway.mllp()) {
            return next.ask(honest("next")).contains("MSA|AA|next");
        } catch (IOException turnedAway) {
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.wctp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WctpDocumentTest {
    private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");
    private static final String ANSWER =
            "<?xml version=\"1.0\"?><!DOCTYPE wctp-Operation SYSTEM \"http://dtd.wctp.org/wctp-dtd-v1r1.dtd\">"
                    + "<wctp-Operation wctpVersion=\"WCTP-DTD-V1R1\"><wctp-Confirmation>%s</wctp-Confirmation></wctp-Operation>";

    private static PageTry page() {
        PageTry.Way way = new PageTry.Way("noa", "WCTP", "wctp", "5551212");
        PageTry.Said said = new PageTry.Said(
                PageTry.PAGE, "alert-1", 0, "5B HIGH 7KQ3", "Ward \"5B\" <HIGH> & 7KQ3.", "HIGH", null);
        return PageTry.promised("page-1", 1, way, said, NOW);
    }

    @Test
    void aPageIsWrittenWithItsIdAndPriority() {
        assertThat(WctpDocument.submit(page(), "cytovigil", NOW))
                .contains(
                        "submitTimestamp=\"2026-01-15T08:00:00\"",
                        "senderID=\"cytovigil\"",
                        "messageID=\"page-1\"",
                        "deliveryPriority=\"HIGH\"",
                        "recipientID=\"5551212\"",
                        "&lt;HIGH&gt; &amp; 7KQ3.");
    }

    @Test
    void successAndFailureAreRead() {
        assertThat(WctpDocument.result(
                        200, ANSWER.formatted("<wctp-Success successCode=\"200\" successText=\"ok\"/>"), "page-1"))
                .isEqualTo(new SendResult.Taken("page-1"));
        assertThat(WctpDocument.result(
                        200, ANSWER.formatted("<wctp-Failure errorCode=\"401\" errorText=\"Ward 5B\"/>"), "page-1"))
                .isEqualTo(new SendResult.Refused("code 401"));
        assertThat(WctpDocument.result(503, "", "page-1")).isEqualTo(new SendResult.Refused("status 503"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "<html>Sign in</html>",
                "<wctp-Operation>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;<wctp-Success/></a>"
            })
    void whatIsNoAnswerProvesNothing(String body) {
        assertThat(WctpDocument.result(200, body, "page-1")).isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void aGatewayTakesAPage() throws IOException {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/wctp", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer =
                    ANSWER.formatted("<wctp-Success successCode=\"200\"/>").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            WctpGateway gateway = new WctpGateway(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/wctp",
                    "cytovigil",
                    new CarrierCall(Duration.ofSeconds(5)),
                    Clock.fixed(NOW, ZoneOffset.UTC));
            assertThat(gateway.send(page())).isEqualTo(new SendResult.Taken("page-1"));
        } finally {
            server.stop(0);
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.get(0)).contains("5551212");
    }
}

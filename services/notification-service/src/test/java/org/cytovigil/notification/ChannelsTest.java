// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks and mails say, and that they are left in time. */
class ChannelsTest {
    private static final String SECRET = "a secret of the tests";

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final AtomicInteger STATUS = new AtomicInteger(200);
    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static HttpServer hooks;
    private static TestedService desk;

    private record Received(String body, String signature, String key) {}

    @BeforeAll
    static void start() throws IOException {
        MAIL.start();
        hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hooks.createContext("/pages", ChannelsTest::receive);
        hooks.start();
        // A mail that a loaded machine sends in two seconds is no mail server that answers nothing.
        desk = TestedService.start(Map.of(
                "notification.carrier.timeout", "PT5S",
                "console.url", "https://c.example.org",
                "carrier.webhook.secret", SECRET,
                "carrier.mail.host", "127.0.0.1",
                "carrier.mail.port", Integer.toString(MAIL.getSmtp().getPort()),
                "carrier.mail.tls", "none",
                "carrier.mail.from", "pages@example.org"));
    }

    private static void receive(HttpExchange exchange) throws IOException {
        RECEIVED.add(new Received(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("X-Cytovigil-Signature"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        exchange.sendResponseHeaders(STATUS.get(), -1);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        desk.close();
        hooks.stop(0);
        MAIL.stop();
    }

    @BeforeEach
    void forget() {
        desk.forget();
        STATUS.set(200);
        RECEIVED.clear();
    }

    private static String hook() {
        return "http://127.0.0.1:" + hooks.getAddress().getPort() + "/pages";
    }

    private static SendResult send(String provider, String address) {
        PageTry.Way way = new PageTry.Way("noa", "ANY", provider, address);
        PageTry.Said said =
                new PageTry.Said(PageTry.PAGE, "alert-1", 0, "5B HIGH 7KQ3", "Ward 5B: HIGH 7KQ3.", "HIGH", null);
        return desk.bean(Channels.class)
                .provider(provider)
                .orElseThrow()
                .send(PageTry.promised("page-1", 1, way, said, Instant.EPOCH));
    }

    @Test
    void aWebhookAndAMailAreTaken() {
        assertThat(send("webhook", hook())).isEqualTo(new SendResult.Taken("page-1"));
        assertThat(send("mail", "noa@example.org")).isEqualTo(new SendResult.Taken("<page-1@cytovigil>"));
    }

    @Test
    void aWebhookThatRefusesOrIsNotThereIsSaid() {
        STATUS.set(500);
        assertThat(send("webhook", hook())).isEqualTo(new SendResult.Refused("status 500"));
        assertThat(send("webhook", "http://127.0.0.1:1/pages")).isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void aWebhookThatNeverAnswersIsLeftInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(send("webhook", "http://127.0.0.1:" + silent.getLocalPort() + "/pages"))
                    .isInstanceOf(SendResult.Refused.class);
        }
    }

    @Test
    void aMailServerThatIsAwayIsSaid() {
        MAIL.stop();
        try {
            assertThat(send("mail", "noa@example.org")).isInstanceOf(SendResult.Refused.class);
        } finally {
            MAIL.start();
        }
    }

    @Test
    void aMailSaysThePageAndNothingElse() throws MessagingException, IOException {
        var unused = send("mail", "noa@example.org");
        assertThat(MAIL.waitForIncomingEmail(5_000, 1)).isTrue();
        var mails = MAIL.getReceivedMessages();
        var mail = mails[mails.length - 1];
        assertThat(mail.getSubject()).isEqualTo("5B HIGH 7KQ3");
        assertThat(mail.getContent().toString().strip()).isEqualTo("Ward 5B: HIGH 7KQ3.");
        assertThat(mail.getFrom()[0]).hasToString("pages@example.org");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<page-1@cytovigil>");
    }

    /** The receiver's side, from docs/operations/paging.md alone. */
    private static String signature(String seconds, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWebhookHearsOfThePageAndOfWhatBecomesOfIt() throws Exception {
        assertThat(desk.api(
                                "PUT",
                                "/api/people/bot",
                                "{\"contacts\":[{\"channel\":\"WEBHOOK\",\"address\":\"" + hook() + "\"}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"people\":[\"bot\"]}").statusCode())
                .isEqualTo(200);
        desk.raise("alert-1", "HIGH");
        await().until(() -> !RECEIVED.isEmpty());
        Received page = RECEIVED.get(0);
        JsonNode document = TestedService.JSON.readTree(page.body());
        assertThat(document.path("event").asText()).isEqualTo("page");
        assertThat(document.path("priority").asText()).isEqualTo("HIGH");
        assertThat(document.path("text").asText())
                .contains("Reply " + desk.code("alert-1") + " A")
                .endsWith(" https://c.example.org/alerts/" + desk.code("alert-1"));
        assertThat(page.body()).doesNotContain("p1", "CRS");
        String[] parts = page.signature().split(",", -1);
        assertThat(parts[1]).isEqualTo("v1=" + signature(parts[0].substring("t=".length()), page.body()));

        desk.api("POST", "/api/alerts/alert-1/acknowledge", "{}");
        await().until(() -> RECEIVED.stream().anyMatch(each -> each.body().contains("\"event\":\"acknowledged\"")));
        Received told = RECEIVED.stream()
                .filter(each -> each.body().contains("\"event\":\"acknowledged\""))
                .findFirst()
                .orElseThrow();
        assertThat(TestedService.JSON.readTree(told.body()).path("id").asText())
                .isEqualTo(document.path("id").asText())
                .isEqualTo(page.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://alarms.example.org/pages",
                "ftp://example.org/",
                "https://me:secret@example.org/",
                "no url",
                "https:///pages"
            })
    void aWebhookInTheClearOrWithoutAHostIsRefused(String address) {
        var answer = desk.api(
                "PUT", "/api/people/bot", "{\"contacts\":[{\"channel\":\"WEBHOOK\",\"address\":\"" + address + "\"}]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("a webhook is an https URL");
    }

    @Test
    void aContactIsClearedAndTheOthersStay() {
        desk.api(
                "PUT",
                "/api/people/mix",
                "{\"phone\":\"+15550444\",\"email\":\"mix@example.org\",\"contacts\":[{\"channel\":\"WEBHOOK\",\"address\":\""
                        + hook() + "\"}]}");
        JsonNode cleared = TestedService.json(
                desk.api("PUT", "/api/people/mix", "{\"contacts\":[{\"channel\":\"WEBHOOK\",\"address\":null}]}"));
        assertThat(cleared.path("contacts").toString())
                .isEqualTo("[{\"channel\":\"EMAIL\",\"address\":\"mix@example.org\"},"
                        + "{\"channel\":\"SMS\",\"address\":\"+15550444\"}]");
        assertThat(cleared.path("phone").asText()).isEqualTo("+15550444");
        assertThat(cleared.path("channels").toString()).isEqualTo("[\"SMS\",\"WEBHOOK\"]");
    }
}

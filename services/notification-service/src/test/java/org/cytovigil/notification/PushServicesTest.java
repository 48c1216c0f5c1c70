// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.channel.webpush.Subscriber;
import org.cytovigil.notification.ledger.PageTry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a push service gets, and what each of its answers means. */
class PushServicesTest {
    private static final List<Pushed> PUSHED = new CopyOnWriteArrayList<>();
    private static HttpServer server;
    private static TestedService desk;
    private static String token = "";
    private static volatile int status = 201;

    private Subscriber browser = new Subscriber();
    private String device = "";

    /** A request of ours. */
    private static final class Pushed {
        private final Headers headers;
        private final byte[] body;

        Pushed(Headers headers, byte[] body) {
            this.headers = headers;
            this.body = body;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", PushServicesTest::take);
        server.start();
        desk = TestedService.start(Map.of(
                "carrier.webpush.hosts",
                "127.0.0.1:" + server.getAddress().getPort(),
                "carrier.webpush.validity",
                "PT3M"));
        desk.api("PUT", "/api/people/noa", "{\"role\":\"clinician\",\"password\":\"long enough\"}");
        token = desk.login("noa", "long enough").path("access_token").asText();
    }

    @AfterAll
    static void stop() {
        desk.close();
        server.stop(0);
    }

    private static void take(HttpExchange exchange) throws IOException {
        PUSHED.add(new Pushed(
                exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
        if (status == 0) {
            return; // takes the call and never answers
        }
        exchange.getResponseHeaders().add("Retry-After", "600");
        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @BeforeEach
    void subscribe() {
        status = 201;
        for (JsonNode known : devices()) {
            desk.as(token, "DELETE", "/api/devices/" + known.path("id").asText(), "");
        }
        browser = new Subscriber();
        device = added(browser);
        PUSHED.clear();
    }

    private static String added(Subscriber subscriber) {
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/p/"
                + Integer.toHexString(System.identityHashCode(subscriber));
        var answer = desk.as(token, "POST", "/api/devices", subscriber.subscription(endpoint));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestedService.json(answer).path("id").asText();
    }

    private static JsonNode devices() {
        return TestedService.json(desk.as(token, "GET", "/api/devices", "")).path("items");
    }

    private SendResult send(String pageId, String alert, String priority, String to) {
        PageTry.Way way = new PageTry.Way("noa", "WEBPUSH", "webpush", to);
        PageTry.Said said = new PageTry.Said(
                PageTry.PAGE, alert, 0, "Ward Süd: " + priority + " priority alert 7KQ3", "text", priority, null);
        return desk.bean(Channels.class)
                .provider("webpush")
                .orElseThrow()
                .send(PageTry.promised(pageId, 1, way, said, Instant.EPOCH));
    }

    private static String header(String name) {
        return PUSHED.get(PUSHED.size() - 1).headers.getFirst(name);
    }

    @Test
    void aPushSaysHowUrgentItIsHowLongItHoldsAndWhatItReplaces() throws Exception {
        assertThat(send("page-1", "alert-1", "HIGH", device)).isEqualTo(new SendResult.Taken("page-1"));
        assertThat(header("TTL")).isEqualTo("180");
        assertThat(header("Urgency")).isEqualTo("high");
        assertThat(header("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(header("Authorization"))
                .matches("vapid t=[-_A-Za-z0-9]+(\\.[-_A-Za-z0-9]+){2}, k=[-_A-Za-z0-9]{87}");
        String topic = header("Topic");
        assertThat(topic).matches("[-_A-Za-z0-9]{32}");
        JsonNode page = TestedService.JSON.readTree(browser.read(PUSHED.get(0).body));
        assertThat(page.path("title").asText()).isEqualTo("Ward Süd: HIGH priority alert 7KQ3");
        assertThat(page.path("tag").asText()).isEqualTo(topic);
        assertThat(page.path("until").asLong()).isPositive();
        assertThat(page.toString()).doesNotContain("noa", "alert-1");
        send("page-2", "alert-1", "MEDIUM", device);
        assertThat(header("Urgency")).isEqualTo("normal");
        assertThat(header("Topic")).as("of the same alert").isEqualTo(topic);
        send("page-3", "alert-2", "MEDIUM", device);
        assertThat(header("Topic")).isNotEqualTo(topic);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 400, 401, 403, 413, 429, 500, 502, 503})
    void aRefusalIsSaidAndTheDeviceStays(int refused) {
        status = refused;
        assertThat(send("page-" + refused, "a", "HIGH", device)).isEqualTo(new SendResult.Refused("status " + refused));
        assertThat(PUSHED).as("a redirection is not followed").hasSize(1);
        assertThat(devices()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aDeviceThatIsGoneIsRemoved(int gone) {
        status = gone;
        assertThat(send("page-" + gone, "a", "HIGH", device)).isEqualTo(new SendResult.Refused("status " + gone));
        assertThat(devices()).isEmpty();
        assertThat(send("again-" + gone, "a", "HIGH", device))
                .isEqualTo(new SendResult.Refused("no device takes pages"));
        assertThat(PUSHED).hasSize(1);
    }

    @Test
    void aServiceThatNeverAnswersIsLeftInTimeAndAllDevicesAreTriedAtOnce() {
        String other = added(new Subscriber());
        status = 0;
        assertThat(send("page-0", "a", "HIGH", device + "," + other))
                .isEqualTo(new SendResult.Refused("no answer in 1000 ms"));
        assertThat(PUSHED).hasSize(2);
    }

    @Test
    void whatIsLessUrgentWaitsWhereTheServiceAskedForItAndAHighPageDoesNot() {
        status = 429;
        send("wait-1", "a", "MEDIUM", device);
        status = 201;
        assertThat(send("wait-2", "b", "MEDIUM", device))
                .isEqualTo(new SendResult.Refused("status 429: asked to wait"));
        assertThat(PUSHED).hasSize(1);
        assertThat(send("wait-3", "c", "HIGH", device)).isInstanceOf(SendResult.Taken.class);
    }

    @Test
    void aDeviceOfAnotherPersonIsNotPushedTo() {
        PageTry.Way way = new PageTry.Way("oncall-1", "WEBPUSH", "webpush", device);
        PageTry page =
                PageTry.promised("stray", 1, way, PageTry.Said.message(PageTry.NOTICE, null, "text"), Instant.EPOCH);
        assertThat(desk.bean(Channels.class).provider("webpush").orElseThrow().send(page))
                .isEqualTo(new SendResult.Refused("no device takes pages"));
        assertThat(PUSHED).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarrierTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADA = "+15550100";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private EmbeddedServer carrier;
    private HttpServer customer;

    @BeforeEach
    void start() throws IOException {
        carrier = CarrierMain.start(Settings.of(Map.of("carrier.port", "0", "clock.speed", "10")));
        customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        customer.createContext("/hooks", exchange -> {
            String url = "http://127.0.0.1:" + customer.getAddress().getPort() + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            TreeMap<String, String> form = new TreeMap<>();
            for (String field : body.split("&", -1)) {
                int equals = field.indexOf('=');
                form.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
            boolean signed = TwilioSignature.of("secret", url, form)
                    .equals(exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
            received.add((signed ? "signed " : "unsigned ") + form.getOrDefault("MessageStatus", form.get("Body")));
            byte[] answer = "<Response><Message>noted &amp; done</Message></Response>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        customer.start();
    }

    @AfterEach
    void stop() {
        carrier.stop();
        customer.stop(0);
    }

    @Test
    void aTextArrivesWithSignedReceiptsAndItsReaderCanAnswer() throws Exception {
        HttpResponse<String> answer = sms("sms-a", "page-1");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(answer.body()).path("status").asText()).isEqualTo("queued");
        await().untilAsserted(
                        () -> assertThat(received).containsExactly("signed queued", "signed sent", "signed delivered"));
        assertThat(messages(ADA).get(0).path("body").asText()).isEqualTo("hello");

        assertThat(call("POST", "/phones/%2B15550100/reply", "{\"body\":\"C7KH A\"}")
                        .statusCode())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(received).contains("signed C7KH A"));
        await().untilAsserted(() ->
                assertThat(messages(ADA).path(2).path("body").asText()).isEqualTo("noted & done"));
    }

    @Test
    void aSecondTextWithTheSameKeyIsMarkedAsDuplicate() throws Exception {
        assertThat(sms("sms-a", "page-1").statusCode()).isEqualTo(201);
        await().until(() -> messages(ADA).size() == 1);
        assertThat(sms("sms-b", "page-1").statusCode()).isEqualTo(201);
        await().until(() -> messages(ADA).size() == 2);
        assertThat(messages(ADA).get(0).path("duplicate").asBoolean()).isFalse();
        assertThat(messages(ADA).get(1).path("duplicate").asBoolean()).isTrue();
    }

    @Test
    void aPagerShowsOnePageForEachKey() throws Exception {
        String event = """
                {"routing_key":"P100","event_action":"trigger","dedup_key":"k1",
                 "payload":{"summary":"Ward 5B","source":"cytovigil","severity":"critical"}}""";
        assertThat(call("POST", "/pager/v2/enqueue", event).statusCode()).isEqualTo(202);
        assertThat(call("POST", "/pager/v2/enqueue", event).body()).contains("\"dedup_key\":\"k1\"");
        await().until(() -> messages("pager:P100").size() == 1);
        assertThat(call("POST", "/pager/v2/enqueue", event.replace("k1", "k2")).statusCode())
                .isEqualTo(202);
        await().until(() -> messages("pager:P100").size() == 2);
        assertThat(call("POST", "/pager/v2/enqueue", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void faultsStrikeOnlyTheirProviderUntilTheyAreHealed() throws Exception {
        assertThat(call("PUT", "/faults", "{\"sms-a\":{\"status\":503}}").statusCode())
                .isEqualTo(200);
        assertThat(sms("sms-a", "p1").statusCode()).isEqualTo(503);
        assertThat(sms("sms-b", "p1").statusCode()).isEqualTo(201);
        assertThat(call("PUT", "/faults", "{}").statusCode()).isEqualTo(200);
        assertThat(sms("sms-a", "p1").statusCode()).isEqualTo(201);
    }

    @Test
    void aDroppedTextIsAcceptedButNeverArrives() throws Exception {
        assertThat(call("PUT", "/faults", "{\"sms-a\":{\"drop\":1}}").statusCode())
                .isEqualTo(200);
        assertThat(sms("sms-a", "p1").statusCode()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(received).containsExactly("signed queued", "signed sent"));
        assertThat(messages(ADA)).isEmpty();
    }

    @Test
    void aLostAnswerStillLetsTheTextArriveAndABlackHoleDoesNot() throws Exception {
        assertThat(call("PUT", "/faults", "{\"sms-a\":{\"timeoutAfterAccept\":true},\"sms-b\":{\"blackhole\":true}}")
                        .statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> sms("sms-b", "lost")).isInstanceOf(HttpTimeoutException.class);
        assertThatThrownBy(() -> sms("sms-a", "p1")).isInstanceOf(HttpTimeoutException.class);
        await().until(() -> messages(ADA).size() == 1);
        assertThat(messages(ADA).get(0).path("page").asText()).isEqualTo("p1");
    }

    @Test
    void receiptsCanComeTwiceInTheWrongOrderOrNotAtAll() throws Exception {
        assertThat(call("PUT", "/faults", "{\"sms-a\":{\"receipts\":\"reordered\"},\"sms-b\":{\"receipts\":\"none\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sms("sms-b", "p0").statusCode()).isEqualTo(201);
        assertThat(sms("sms-a", "p1").statusCode()).isEqualTo(201);
        await().untilAsserted(
                        () -> assertThat(received).containsExactly("signed delivered", "signed sent", "signed queued"));
    }

    @Test
    void aPhoneIsFoundByItsNumberAsItStandsAndEncoded() throws Exception {
        sms("sms-a", "page-1");
        await().until(() -> messages(ADA).size() == 1);
        assertThat(call("GET", "/phones/+15550100/messages", "").body())
                .isEqualTo(call("GET", "/phones/%2B15550100/messages", "").body());
        assertThat(call("POST", "/phones/+15550100/reply", "{\"body\":\"C7KH A\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("GET", "/phones/pager:P100/messages", "").body()).isEqualTo("[]");
    }

    @Test
    void whatTheCarrierDoesNotKnowIsRefused() throws Exception {
        assertThat(call("PUT", "/faults", "{\"sms-c\":{}}").statusCode()).isEqualTo(400);
        assertThat(call("PUT", "/faults", "{\"sms-a\":{\"dorp\":1}}").statusCode())
                .isEqualTo(400);
        assertThat(call("PUT", "/faults", "{\"sms-a\":{\"delay\":\"2s\"}}").statusCode())
                .isEqualTo(400);
        assertThat(call("GET", "/phones", "").body()).contains(ADA, "+15550101", "pager:P100");
    }

    private HttpResponse<String> sms(String provider, String page) throws Exception {
        String hook = "http://127.0.0.1:" + customer.getAddress().getPort() + "/hooks/sms/status?page=" + page;
        String form = "To=%2B15550100&From=%2B15550001&Body=hello&StatusCallback="
                + URLEncoder.encode(hook, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(carrier.getURL() + "/" + provider + "/2010-04-01/Accounts/AC1/Messages.json"))
                .timeout(Duration.ofSeconds(1))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Cytovigil-Page", page)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("AC1:secret".getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode messages(String device) throws Exception {
        return JSON.readTree(call("GET", "/phones/" + device.replace("+", "%2B") + "/messages", "")
                .body());
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(carrier.getURL() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

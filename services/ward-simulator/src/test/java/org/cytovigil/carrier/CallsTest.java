// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones that ring, and rooms that are posted to. */
class CallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADA = "%2B15550100";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private EmbeddedServer carrier;
    private HttpServer customer;

    @BeforeEach
    void start() throws IOException {
        carrier = CarrierMain.start(Settings.of(Map.of("carrier.port", "0", "clock.speed", "20")));
        customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        customer.createContext("/", exchange -> {
            String url = root() + exchange.getRequestURI();
            TreeMap<String, String> form = new TreeMap<>();
            for (String field :
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
                int equals = field.indexOf('=');
                form.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
            boolean signed = TwilioSignature.of("secret", url, form)
                    .equals(exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
            received.add((signed ? "" : "unsigned ") + exchange.getRequestURI().getPath() + " "
                    + form.getOrDefault("Digits", form.get("CallStatus")));
            String twiml = exchange.getRequestURI().getPath().equals("/key")
                    ? "<Response><Say>thanks</Say><Hangup/></Response>"
                    : "<Response><Gather action=\"" + root()
                            + "/key?a=1&amp;b=2\"><Say>press &amp; go</Say></Gather></Response>";
            byte[] answer = twiml.getBytes(StandardCharsets.UTF_8);
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

    private String root() {
        return "http://127.0.0.1:" + customer.getAddress().getPort();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return HttpRequest.newBuilder(URI.create(carrier.getURL() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> call() throws IOException, InterruptedException {
        String form = "To=" + ADA + "&From=%2B15550003&Timeout=20&Url="
                + URLEncoder.encode(root() + "/twiml", StandardCharsets.UTF_8) + "&StatusCallback="
                + URLEncoder.encode(root() + "/status", StandardCharsets.UTF_8)
                + "&StatusCallbackEvent=ringing&StatusCallbackEvent=completed";
        String basic = Base64.getEncoder().encodeToString("AC1:secret".getBytes(StandardCharsets.UTF_8));
        return send(post("/voice/2010-04-01/Accounts/AC1/Calls.json", "application/x-www-form-urlencoded", form)
                .header("Authorization", "Basic " + basic));
    }

    private JsonNode phone() throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(carrier.getURL() + "/phones/" + ADA + "/messages")))
                .body());
    }

    @Test
    void aCallIsHeardAndAnsweredByKeys() throws IOException, InterruptedException {
        HttpResponse<String> placed = call();
        assertThat(placed.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(placed.body()).path("sid").asText()).startsWith("CA");
        await().until(() -> phone().size() == 1);
        HttpResponse<String> answer =
                send(post("/phones/" + ADA + "/calls/answer", "application/json", "{\"keys\":\"1\"}"));
        assertThat(JSON.readTree(answer.body()).path("said").toString()).isEqualTo("[\"press & go\",\"thanks\"]");
        await().until(() -> received.contains("/status completed"));
        assertThat(received)
                .contains("/status initiated", "/status ringing", "/status in-progress", "/key 1")
                .noneMatch(each -> each.startsWith("unsigned"));
        assertThat(phone().path(0).path("status").asText()).isEqualTo("completed");
        assertThat(send(post("/phones/" + ADA + "/calls/answer", "application/json", "{}"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aCallThatNobodyTakesEndsAndASecondOneIsBusy() throws IOException, InterruptedException {
        assertThat(call().statusCode()).isEqualTo(201);
        await().until(() -> phone().size() == 1);
        assertThat(call().statusCode()).isEqualTo(201);
        await().until(() -> received.contains("/status busy"));
        await().until(() -> received.contains("/status no-answer"));
    }

    @Test
    void aCallWithoutTheTokenIsRefused() throws IOException, InterruptedException {
        assertThat(send(post(
                                "/voice/2010-04-01/Accounts/AC1/Calls.json",
                                "application/x-www-form-urlencoded",
                                "To=" + ADA + "&Url=x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsPostedToARoomTwiceIsMarked() throws IOException, InterruptedException {
        String path = "/matrix/_matrix/client/v3/rooms/%21r%3Aexample.org/send/m.room.message/t1";
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(carrier.getURL() + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer t")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"msgtype\":\"m.text\",\"body\":\"hello\"}")));
            assertThat(JSON.readTree(answer.body()).path("event_id").asText()).startsWith("$");
        }
        URI room = URI.create(carrier.getURL() + "/phones/matrix%3A%21r%3Aexample.org/messages");
        await().until(() -> JSON.readTree(send(HttpRequest.newBuilder(room)).body())
                .findValuesAsText("duplicate")
                .containsAll(List.of("false", "true")));
    }
}

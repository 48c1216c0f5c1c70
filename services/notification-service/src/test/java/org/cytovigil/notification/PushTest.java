// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.notification.security.ConsoleSecret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages to browsers, as their people and an alert see it. */
class PushTest {
    private static final String PASSWORD = "long enough";
    private static TestedService desk;
    private static String noa = "";
    private static String ida = "";

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start(Map.of("carrier.webpush.hosts", "fcm.googleapis.com, *.push.apple.com"));
        noa = account("noa");
        ida = account("ida");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static String account(String name) {
        assertThat(desk.api(
                                "PUT",
                                "/api/people/" + name,
                                "{\"name\":\"N\",\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(200);
        return desk.login(name, PASSWORD).path("access_token").asText();
    }

    @BeforeEach
    void clean() {
        desk.forget();
        for (String token : List.of(noa, ida)) {
            devices(token).forEach(device -> desk.as(token, "DELETE", "/api/devices/" + id(device), ""));
        }
        onCall("noa", "oncall-2");
    }

    private static void onCall(String... people) {
        String named = Stream.of(people).map(one -> '"' + one + '"').collect(Collectors.joining(","));
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"people\":[" + named + "]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String id(JsonNode device) {
        return device.path("id").asText();
    }

    private static JsonNode devices(String token) {
        return TestedService.json(desk.as(token, "GET", "/api/devices", "")).path("items");
    }

    /** A browser of somebody, where pages go. */
    private static JsonNode turnedOn(String token) {
        JsonNode browser = desk.browser();
        HttpResponse<String> added = desk.as(token, "POST", "/api/devices", browser.toString());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return browser;
    }

    private static List<JsonNode> shown(JsonNode browser) {
        return desk.sentTo("webpush:" + browser.path("browser").asText());
    }

    private static List<String> states(String alert) {
        return desk.sql("select state from page_try where channel = 'WEBPUSH' and alert_id = '" + alert
                + "' order by created_at, attempt");
    }

    private static JsonNode person(String id) {
        for (JsonNode each :
                TestedService.json(desk.api("GET", "/api/people", "")).path("items")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no person " + id);
    }

    @Test
    void aPageIsShownAndProvenByTheReceiptOfTheBrowser() {
        JsonNode phone = turnedOn(noa);
        assertThat(person("noa").path("reachable").asBoolean()).isTrue();
        assertThat(desk.api("GET", "/api/rosters/5B/gaps", "").body()).contains("\"UNPROVEN\"");
        desk.raise("push-1", "HIGH");
        String code = desk.code("push-1");
        // She has just come on duty: that may be told before the page.
        await().untilAsserted(() -> assertThat(shown(phone))
                .extracting(page -> page.path("body").asText())
                .anySatisfy(text -> assertThat(text)
                        .startsWith("Ward 5B: HIGH priority alert " + code + "\n")
                        .endsWith("\n/alerts/" + code))
                .allSatisfy(text -> assertThat(text).doesNotContain("p1", "CRS", "push-1")));
        await().untilAsserted(() -> assertThat(states("push-1")).contains("DELIVERED"));
        await().untilAsserted(() ->
                assertThat(devices(noa).get(0).path("lastProvenAt").isNull()).isFalse());
        assertThat(person("noa").path("lastProvenAt").isNull()).isFalse();
        assertThat(desk.api("GET", "/api/rosters/5B/gaps", "").body()).doesNotContain("\"UNPROVEN\"");
    }

    @Test
    void allDevicesOfAPersonAreTriedAtOnceAndOneIsEnough() {
        JsonNode phone = turnedOn(noa);
        JsonNode desktop = turnedOn(noa);
        desk.closeBrowser(desktop.path("browser").asText());
        desk.raise("push-2", "MEDIUM");
        await().until(() -> !shown(phone).isEmpty());
        await().untilAsserted(() -> assertThat(states("push-2")).containsExactly("DELIVERED"));
        await().untilAsserted(() -> assertThat(devices(noa)).hasSize(1));
        assertThat(person("noa").path("reachable").asBoolean()).isTrue();
    }

    @Test
    void thatAPushServiceTookItProvesNothing() {
        desk.faults("{\"webpush\":{\"receipts\":\"none\"}}");
        JsonNode phone = turnedOn(noa);
        desk.raise("push-3", "MEDIUM");
        await().until(() -> !shown(phone).isEmpty());
        await().untilAsserted(() ->
                assertThat(desk.alert("push-3").path("history").toString()).contains("NO_RECEIPT"));
        assertThat(states("push-3")).doesNotContain("DELIVERED");
        assertThat(devices(noa).get(0).path("lastProvenAt").isNull()).isTrue();
    }

    @Test
    void aBrowserThatIsGoneIsNoWayToThePersonAnyMore() {
        JsonNode phone = turnedOn(noa);
        desk.closeBrowser(phone.path("browser").asText());
        desk.raise("push-4", "MEDIUM");
        await().untilAsserted(() -> assertThat(devices(noa)).isEmpty());
        await().untilAsserted(() -> assertThat(states("push-4")).startsWith("FAILED"));
        assertThat(person("noa").path("reachable").asBoolean()).isFalse();
        // By herself: oncall-2, who may have the page by now, would be proven and leave no gap.
        onCall("noa");
        assertThat(desk.api("GET", "/api/rosters/5B/gaps", "").body()).contains("noa", "NO_CONTACT");
        await().untilAsserted(() -> assertThat(desk.audited("PUSH_DEVICE_GONE")).contains("noa"));
        await().untilAsserted(() -> assertThat(desk.sql("select body from page_try where kind = 'NOTICE'"))
                .anyMatch(text -> text.contains("no browser of noa takes pages")));
    }

    @Test
    void aTestPageGoesToTheOneDeviceAndToNoneOfAnotherPerson() {
        JsonNode phone = turnedOn(noa);
        JsonNode desktop = turnedOn(noa);
        JsonNode first = devices(noa).get(0);
        assertThat(desk.as(noa, "POST", "/api/devices/" + id(first) + "/page-tests", "{}")
                        .statusCode())
                .isEqualTo(202);
        await().until(() -> !shown(phone).isEmpty());
        assertThat(shown(phone).get(0).path("body").asText()).contains("No patient is concerned");
        await().untilAsserted(() ->
                assertThat(devices(noa).get(0).path("lastProvenAt").isNull()).isFalse());
        assertThat(shown(desktop)).isEmpty();
        assertThat(devices(noa).get(1).path("lastProvenAt").isNull()).isTrue();
        assertThat(desk.as(ida, "POST", "/api/devices/" + id(first) + "/page-tests", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.as(ida, "DELETE", "/api/devices/" + id(first), "").statusCode())
                .isEqualTo(404);
        assertThat(devices(noa)).hasSize(2);
    }

    @Test
    void aBrowserTakesThePagesOfWhoTurnedThemOnLast() {
        JsonNode ward = turnedOn(noa);
        assertThat(desk.as(ida, "POST", "/api/devices", ward.toString()).statusCode())
                .isEqualTo(201);
        assertThat(devices(noa)).isEmpty();
        assertThat(devices(ida)).hasSize(1);
        assertThat(person("noa").path("reachable").asBoolean()).isFalse();
        assertThat(person("ida").path("channels").toString()).isEqualTo("[\"WEBPUSH\"]");
        assertThat(desk.sql("select body from page_try where kind = 'NOTICE'"))
                .anyMatch(text -> text.contains("no browser of noa takes pages"));
    }

    @Test
    void whereAnAdministratorClearsTheAddressNoDeviceIsLeft() {
        var unused = turnedOn(noa);
        assertThat(desk.api("PUT", "/api/people/noa", "{\"contacts\":[{\"channel\":\"WEBPUSH\",\"address\":null}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(devices(noa)).isEmpty();
        unused = turnedOn(noa);
        assertThat(devices(noa)).hasSize(1);
        assertThat(desk.sql("select count(*) from push_device where person = 'noa'"))
                .containsExactly("1");
    }

    @Test
    void aReceiptNeedsTheTokenOfItsPageAndSaysWhetherThePageIsStillNew() {
        desk.faults("{\"webpush\":{\"receipts\":\"none\"}}");
        JsonNode phone = turnedOn(noa);
        desk.raise("push-5", "MEDIUM");
        await().until(() -> !shown(phone).isEmpty());
        String token = token("push-5");
        for (String forged : List.of("", "x", token + "A", "A" + token, token.replaceFirst("\\..*", ".AAAA"))) {
            assertThat(receipt(forged, true).statusCode()).as(forged).isEqualTo(403);
        }
        assertThat(states("push-5")).doesNotContain("DELIVERED");
        assertThat(receipt(token, false).body()).isEqualTo("{\"current\":true}");
        assertThat(states("push-5")).doesNotContain("DELIVERED");
        assertThat(receipt(token, true).body()).isEqualTo("{\"current\":true}");
        assertThat(states("push-5")).contains("DELIVERED");
        desk.api("POST", "/api/alerts/push-5/acknowledge", "{}");
        assertThat(receipt(token, true).body()).isEqualTo("{\"current\":false}");
    }

    @Test
    void aDeviceThatTellsTooMuchIsToldToWait() {
        desk.faults("{\"webpush\":{\"receipts\":\"none\"}}");
        JsonNode phone = turnedOn(noa);
        desk.raise("push-6", "MEDIUM");
        await().until(() -> !shown(phone).isEmpty());
        String token = token("push-6");
        await().until(() -> receipt(token, false).statusCode() == 429);
        assertThat(receipt(token, false).headers().firstValue("Retry-After")).contains("60");
    }

    private static HttpResponse<String> receipt(String token, boolean shown) {
        return desk.anonymous(
                "POST", "/hooks/webpush/receipt", "{\"token\":\"" + token + "\",\"shown\":" + shown + "}");
    }

    /** The token that the browser got. */
    private static String token(String alert) {
        return org.cytovigil.notification.channel.webpush.SentTokens.of(
                desk.bean(ConsoleSecret.class),
                desk.sql("select page_id from page_try where channel = 'WEBPUSH' and alert_id = '" + alert
                                + "' order by attempt limit 1")
                        .get(0),
                id(devices(noa).get(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/",
                "https://evil.example.org/push",
                "https://fcm.googleapis.com.evil.example.org/x",
                "https://notpush.apple.com/x",
                "https://push.apple.com/x",
                "https://fcm.googleapis.com:8443/x",
                "http://fcm.googleapis.com/x",
                "https://somebody@fcm.googleapis.com/x",
                "https://fcm.googleapis.com/x#y",
                "https://127.0.0.1:22/x",
                "http://localhost:9092/x",
                "file:///etc/passwd",
                "//fcm.googleapis.com/x",
                ""
            })
    void anEndpointThatIsNoKnownPushServiceIsRefused(String endpoint) {
        assertThat(added(desk.browser().toString(), endpoint).statusCode()).isEqualTo(422);
        assertThat(devices(noa)).isEmpty();
    }

    @Test
    void anEndpointOfAKnownServiceIsTaken() {
        for (String endpoint :
                List.of("https://fcm.googleapis.com/fcm/send/abc:d-e_f", "https://web.push.apple.com/QG.w")) {
            assertThat(added(desk.browser().toString(), endpoint).statusCode()).isEqualTo(201);
        }
        assertThat(devices(noa)).hasSize(2);
    }

    private static HttpResponse<String> added(String browser, String endpoint) {
        return desk.as(
                noa,
                "POST",
                "/api/devices",
                browser.replaceFirst("\"endpoint\":\"[^\"]*\"", "\"endpoint\":\"" + endpoint + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAA",
                "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aKeyThatIsNoneIsRefused(String key) {
        String browser = desk.browser().toString();
        for (String field : List.of("p256dh", "auth")) {
            String bad = browser.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + key + "\"");
            assertThat(desk.as(noa, "POST", "/api/devices", bad).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void onlyADeviceItselfAddsItAndOnlyForSomebodyWhoCanBePaged() {
        assertThat(desk.api("POST", "/api/devices", desk.browser().toString()).statusCode())
                .isEqualTo(409);
        assertThat(desk.anonymous("POST", "/api/devices", desk.browser().toString())
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> by =
                desk.api("PUT", "/api/people/noa", "{\"contacts\":[{\"channel\":\"WEBPUSH\",\"address\":\"x\"}]}");
        assertThat(by.statusCode()).isEqualTo(422);
        assertThat(by.body()).contains("on the device itself");
        for (int count = 0; count < 8; count++) {
            turnedOn(noa);
        }
        HttpResponse<String> ninth =
                desk.as(noa, "POST", "/api/devices", desk.browser().toString());
        assertThat(ninth.statusCode()).isEqualTo(422);
        assertThat(ninth.body()).contains("at most 8 devices");
    }
}

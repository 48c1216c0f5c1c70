// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.cytovigil.notification.channel.webpush.SentTokens;
import org.cytovigil.notification.security.ConsoleSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages to browsers, as an alert sees them, and whom the service believes about them. */
class PushTest extends PushCases {
    PushTest() throws IOException {}

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

    private HttpResponse<String> receipt(String token, boolean shown) {
        return desk.anonymous(
                "POST", "/hooks/webpush/receipt", "{\"token\":\"" + token + "\",\"shown\":" + shown + "}");
    }

    /** The token that the browser got. */
    private String token(String alert) {
        return SentTokens.of(
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

    private HttpResponse<String> added(String browser, String endpoint) {
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
}

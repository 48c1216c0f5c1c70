// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks of a carrier that comes through a proxy with a path of its own, as it signs them and as others forge them. */
class SignedHooksTest {
    private static final String PUBLIC = "https://pages.example.org/cytovigil";
    private static final String INBOUND = "/hooks/sms/inbound";
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start(Map.of("notification.public.url", PUBLIC));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static String raised(String id) {
        desk.raise(id, "MEDIUM");
        await().until(() -> !page(id).isMissingNode());
        return desk.code(id);
    }

    /** A page of the alert that a carrier has taken. */
    private static JsonNode page(String id) {
        for (JsonNode page : desk.alert(id).path("pages")) {
            if (!page.path("carrierId").isNull()) {
                return page;
            }
        }
        return MissingNode.getInstance();
    }

    /** How that page stands. */
    private static String state(String id, JsonNode page) {
        for (JsonNode now : desk.alert(id).path("pages")) {
            if (now.path("page").equals(page.path("page"))
                    && now.path("attempt").equals(page.path("attempt"))) {
                return now.path("state").asText();
            }
        }
        return "";
    }

    private static Map<String, String> text(String sid, String body) {
        return Map.of("AccountSid", "ACsmsa", "MessageSid", sid, "From", TestedService.ADA, "Body", body);
    }

    private static String signature(String token, String url, Map<String, String> form) throws Exception {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> post(String path, Map<String, String> form, String signature) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = desk.request(path).build().uri();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", "198.51.100.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Twilio-Signature", signature);
        return desk.call(request, "POST", body);
    }

    private static HttpResponse<String> signed(String path, Map<String, String> form) throws Exception {
        return post(path, form, signature("token-a", PUBLIC + path, form));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n"})
    void aTextThatIsTooLongToBeKeptWholeAcknowledgesNothing(String blank) throws Exception {
        String id = "long-" + (int) blank.charAt(0);
        String code = raised(id);
        Map<String, String> text = text("SM-" + id, code + " A" + blank.repeat(2100) + "not me");
        assertThat(signed(INBOUND, text).body()).contains("Not understood");
        assertThat(desk.alert(id).path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void aTextThatComesThroughAProxyAcknowledgesAndItsCopyChangesNothing() throws Exception {
        String code = raised("hook-1");
        Map<String, String> text = text("SM-1", code + " A");
        HttpResponse<String> first = signed(INBOUND, text);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("acknowledged");
        assertThat(signed(INBOUND, text).statusCode()).isEqualTo(200);
        JsonNode alert = desk.alert("hook-1");
        assertThat(alert.path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(alert.path("history").findValuesAsText("kind").stream().filter("ACKNOWLEDGED"::equals))
                .hasSize(1);
        String other = raised("hook-2");
        assertThat(signed(INBOUND, text("SM-1", other + " A")).statusCode()).isEqualTo(200);
        assertThat(desk.alert("hook-2").path("state").asText())
                .as("an id that was handled before")
                .isEqualTo("OPEN");
    }

    @Test
    void nothingElseThanTheVerySignatureIsBelieved() throws Exception {
        String code = raised("hook-3");
        Map<String, String> text = text("SM-3", code + " A");
        String right = signature("token-a", PUBLIC + INBOUND, text);
        Map<String, String> changed = text("SM-3", code + " E");
        Map<String, String> stranger = new TreeMap<>(text);
        stranger.put("AccountSid", "ACother");
        Map<String, String> nobody = new TreeMap<>(text);
        nobody.remove("AccountSid");
        assertThat(post(INBOUND, changed, right).statusCode()).isEqualTo(403);
        assertThat(post(INBOUND, stranger, signature("token-a", PUBLIC + INBOUND, stranger))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(INBOUND, nobody, signature("token-a", PUBLIC + INBOUND, nobody))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(INBOUND + "?x=1", text, right).statusCode()).isEqualTo(403);
        String local = desk.request(INBOUND).build().uri().toString();
        assertThat(post(INBOUND, text, signature("token-a", local, text)).statusCode())
                .isEqualTo(403);
        for (String token : new String[] {"token-b", "", " "}) {
            String forged = token.isEmpty() ? "" : signature(token, PUBLIC + INBOUND, text);
            assertThat(post(INBOUND, text, forged).statusCode()).isEqualTo(403);
        }
        assertThat(desk.alert("hook-3").path("state").asText()).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @CsvSource({
        "delivered;sent;queued,DELIVERED",
        "sent;delivered;delivered,DELIVERED",
        "delivered;undelivered,DELIVERED"
    })
    void receiptsCountInAnyOrder(String statuses, String state) throws Exception {
        String id = "receipt-" + statuses.replace(";", "-");
        raised(id);
        JsonNode page = page(id);
        String path = "/hooks/sms/status?page=" + page.path("page").asText() + "&attempt="
                + page.path("attempt").asText();
        for (String status : statuses.split(";", -1)) {
            Map<String, String> form = Map.of(
                    "AccountSid", "ACsmsa", "MessageSid", page.path("carrierId").asText(), "MessageStatus", status);
            assertThat(signed(path, form).statusCode()).isEqualTo(204);
        }
        assertThat(state(id, page)).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hooks/sms/status?page=nobody&attempt=1",
                "/hooks/sms/status",
                "/hooks/sms/status?page=&attempt=-1",
                "/hooks/sms/status?page=x&attempt=99999999999"
            })
    void aReceiptOfAPageThatNobodyKnowsIsAnsweredAndChangesNothing(String path) throws Exception {
        Map<String, String> form =
                Map.of("AccountSid", "ACsmsa", "MessageSid", "SMunknown", "MessageStatus", "delivered");
        assertThat(signed(path, form).statusCode()).isBetween(200, 404);
    }

    @Test
    void oddFieldsOfASignedReceiptCostNothing() throws Exception {
        raised("hook-4");
        JsonNode page = page("hook-4");
        String path = "/hooks/sms/status?page=" + page.path("page").asText() + "&attempt="
                + page.path("attempt").asText();
        Map<String, String> odd = Map.of(
                "AccountSid",
                "ACsmsa",
                "MessageSid",
                "SM\u0000" + "x".repeat(100_000),
                "MessageStatus",
                "failed",
                "ErrorCode",
                "30003\u0000" + "y".repeat(100_000));
        assertThat(signed(path, odd).statusCode()).isEqualTo(204);
        Map<String, String> unknown =
                Map.of("AccountSid", "ACsmsa", "MessageSid", "SM9", "MessageStatus", "teleported");
        assertThat(signed(path, unknown).statusCode()).isEqualTo(204);
        assertThat(state("hook-4", page)).isEqualTo("FAILED");
        assertThat(signed(INBOUND, text("SM\u0000\u0007", "\u0000hello\u0007")).statusCode())
                .isEqualTo(200);
    }
}

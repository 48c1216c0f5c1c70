// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to telephones: what is said, what keys do, and that a voicemail acknowledges nothing. */
class VoiceTest {
    private static final String NOA = "+15550777";
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void onCall() {
        desk.forget();
        // A call of the test before may still ring, and a phone that rings is busy.
        await().during(Duration.ofMillis(200)).until(() -> !desk.decline(NOA));
        assertThat(desk.api(
                                "PUT",
                                "/api/people/noa",
                                "{\"contacts\":[{\"channel\":\"VOICE\",\"address\":\"+1 555 0777\"}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"people\":[\"noa\",\"oncall-2\"]}")
                        .statusCode())
                .isEqualTo(200);
        // Whoever comes on duty while an alert is open is called for that too: here nobody does.
        await().until(() ->
                desk.sql("select person from first_on_call where unit = '5B'").equals(List.of("noa")));
    }

    /** Picks up as soon as it rings. */
    private static List<String> pickUp(String keys) {
        await().until(() -> ringing() > 0);
        JsonNode said = desk.pickUp(NOA, keys).path("said");
        return TestedService.JSON.convertValue(
                said, TestedService.JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    private static long ringing() {
        return desk.sentTo(NOA).stream()
                .filter(call -> call.path("status").asText().equals("delivered"))
                .count();
    }

    private static List<String> states(String id) {
        return desk.sql("select state from page_try where person = 'noa' and alert_id = '" + id
                + "' order by created_at, attempt");
    }

    @Test
    void oneAcknowledgesAndProvesThatThePageArrived() {
        desk.raise("call-1", "MEDIUM");
        List<String> said = pickUp("1");
        String spelled =
                desk.code("call-1").chars().mapToObj(Character::toString).collect(Collectors.joining(", "));
        assertThat(said.get(0))
                .startsWith("Cytovigil. Ward 5B: medium priority alert " + spelled + ". Press 1 to acknowledge.");
        assertThat(said).last().asString().isEqualTo(spelled + ": acknowledged. It is yours now.");
        assertThat(String.join(" ", said)).doesNotContain("p1", "CRS", "grade");
        JsonNode alert = desk.alert("call-1");
        assertThat(alert.path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(alert.path("acknowledgedBy").asText()).isEqualTo("noa");
        await().until(() -> states("call-1").equals(List.of("DELIVERED")));
    }

    @Test
    void twoPassesItOnToTheNext() {
        desk.raise("call-2", "MEDIUM");
        assertThat(pickUp("2")).last().asString().endsWith("escalated. The next person is being paged.");
        assertThat(desk.alert("call-2").path("history").toString()).contains("REQUESTED");
        assertThat(desk.alert("call-2").path("state").asText()).isEqualTo("OPEN");
        await().until(() -> !desk.sentTo(TestedService.BOB).isEmpty());
    }

    @Test
    void aWrongKeyRepeatsAndIsNoAnswer() {
        desk.raise("call-3", "MEDIUM");
        List<String> said = pickUp("71");
        assertThat(said).anyMatch(words -> words.startsWith("This key is no answer. Ward 5B"));
        assertThat(desk.alert("call-3").path("state").asText()).isEqualTo("ACKNOWLEDGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9"})
    void aVoicemailOrAKeyThatMeansNothingIsNoProof(String keys) {
        String id = "call-4" + keys;
        desk.raise(id, "MEDIUM");
        assertThat(pickUp(keys)).isNotEmpty();
        await().until(() -> states(id).get(0).equals("FAILED"));
        assertThat(desk.alert(id).path("state").asText()).isEqualTo("OPEN");
        // It is tried again, and the next person does not wait for long.
        await().until(() -> states(id).size() > 1);
        await().until(() -> !desk.sentTo(TestedService.BOB).isEmpty());
    }

    @Test
    void whoDeclinesOrLetsItRingIsNotReached() {
        desk.raise("call-5", "MEDIUM");
        await().until(() -> ringing() > 0);
        assertThat(desk.decline(NOA)).isTrue();
        await().until(() -> states("call-5").get(0).equals("FAILED"));
        assertThat(desk.sql("select detail from page_try where alert_id = 'call-5' and attempt = 1 and person = 'noa'"))
                .containsExactly("busy");
        await().until(() -> desk.sql("select detail from page_try where alert_id = 'call-5' and person = 'noa'")
                .contains("no-answer"));
    }

    @Test
    void nobodyIsCalledWhileThePhoneRings() {
        desk.faults("{\"voice\":{\"receipts\":\"none\"}}");
        desk.raise("call-6", "MEDIUM");
        await().until(() -> states("call-6").size() > 1);
        await().until(() -> desk.sql("select distinct carrier_id from page_try where alert_id = 'call-6' "
                                + "and person = 'noa' and state <> 'QUEUED'")
                        .size()
                == 1);
        assertThat(desk.sentTo(NOA)).hasSize(1);
    }

    @Test
    void whoPicksUpTooLateHearsThatNoAnswerIsNeeded() {
        desk.raise("call-7", "MEDIUM");
        await().until(() -> ringing() > 0);
        desk.api("POST", "/api/alerts/call-7/acknowledge", "{}");
        List<String> said = pickUp("1");
        assertThat(said.get(0)).endsWith("It needs no answer any more.");
        assertThat(desk.alert("call-7").path("acknowledgedBy").asText()).isEqualTo("admin");
    }

    @Test
    void aTestPageIsConfirmedByAKey() {
        String test = TestedService.json(desk.api("POST", "/api/people/noa/page-tests", ""))
                .path("id")
                .asText();
        List<String> said = pickUp("1");
        assertThat(said.get(0)).contains("Test page", "No patient is concerned. Press 1 to confirm.");
        assertThat(said).last().asString().endsWith("test page answered, this way works. Thank you.");
        assertThat(desk.sql("select state from page_try where page_id = 'test-" + test + "-0'"))
                .containsExactly("DELIVERED");
    }

    private static HttpResponse<String> post(String path, Map<String, String> form, String token) throws Exception {
        String url = desk.request(path).build().uri().toString();
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        desk.request(path).build().uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "X-Twilio-Signature",
                        Base64.getEncoder()
                                .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8))));
        return desk.call(request, "POST", body);
    }

    @Test
    void aForgedKeyIsRefusedAndARepeatedOneCountsOnce() throws Exception {
        desk.raise("call-8", "MEDIUM");
        await().until(() -> states("call-8").equals(List.of("ACCEPTED")));
        String page = desk.sql("select page_id from page_try where alert_id = 'call-8' and person = 'noa'")
                .get(0);
        String path = "/hooks/voice/key?page=" + page + "&attempt=1&code=" + desk.code("call-8");
        Map<String, String> key = Map.of("AccountSid", "ACvoice", "CallSid", "CA8", "To", NOA, "Digits", "2");
        assertThat(post(path, key, "another token").statusCode()).isEqualTo(403);
        assertThat(desk.alert("call-8").path("history").toString()).doesNotContain("REQUESTED");
        assertThat(post(path, key, "token-v").body()).contains("escalated");
        assertThat(post(path, key, "token-v").body()).contains("escalated");
        assertThat(desk.alert("call-8").path("history").toString().split("REQUESTED", -1))
                .as("passed on once")
                .hasSize(2);
        assertThat(states("call-8").get(0)).isEqualTo("DELIVERED");
        for (String status : List.of("completed", "ringing", "busy", "never heard of")) {
            Map<String, String> form =
                    Map.of("AccountSid", "ACvoice", "CallSid", "CA8", "To", NOA, "CallStatus", status);
            assertThat(post("/hooks/voice/status?page=" + page + "&attempt=1", form, "token-v")
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(states("call-8").get(0)).as("a key proves it for good").isEqualTo("DELIVERED");
    }
}

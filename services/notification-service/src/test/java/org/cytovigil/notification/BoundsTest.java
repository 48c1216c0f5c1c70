// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes in by HTTP is bounded, what goes out is for those who may see it, and who did what is written down. */
class BoundsTest extends ApiCases {
    BoundsTest() throws IOException {
        super(Map.of());
        desk.raise("bounds", "MEDIUM");
    }

    @Test
    void textsThatAreTooLongOrHoldControlCharactersAreRefused() {
        assertStatus("POST", "/api/alerts/bounds/note", "{\"note\":\"n\",\"by\":\"" + "x".repeat(300) + "\"}", 422);
        assertStatus("POST", "/api/alerts/bounds/note", "{\"note\":\"n\",\"by\":\"a\\u0000b\"}", 422);
        assertStatus("POST", "/api/alerts/bounds/note", "{\"note\":\"n\",\"by\":{\"a\":1}}", 422);
        assertStatus("POST", "/api/alerts/bounds/note", "{\"note\":\"" + "x".repeat(2001) + "\"}", 422);
        assertStatus("POST", "/api/alerts/bounds/note", "{\"note\":\"two\\nlines\"}", 200);
        assertStatus("PUT", "/api/people/long", "{\"name\":\"" + "x".repeat(257) + "\"}", 422);
        assertStatus("PUT", "/api/rosters/a%0Ab", "{\"people\":[]}", 400);
        assertStatus("GET", "/api/alerts?unit=%00", "", 400);
        assertStatus("GET", "/api/patients/%00", "", 400);
    }

    @Test
    void whatNobodyCanSeeIsNoTextAndNoPartOfAName() {
        String silence = "{\"alert\":\"bounds\",\"owner\":\"o\",\"expiry\":\"2099-01-01T00:00:00Z\",\"reason\":\"%s\"}";
        assertThat(desk.api("POST", "/api/silences", silence.formatted("\\u200b\\u00a0"))
                        .body())
                .contains("reason is missing");
        assertStatus("PUT", "/api/people/half", "{\"name\":\"\\ud800\"}", 422);
        for (String path : List.of("/api/rosters/Seen%20", "/api/rosters/%E2%80%8BSeen", "/api/rosters/%C2%A0Seen")) {
            assertThat(TestedService.json(desk.api("PUT", path, "{\"people\":[]}"))
                            .path("unit")
                            .asText())
                    .isEqualTo("Seen");
        }
        assertStatus("PUT", "/api/rosters/%E2%80%8B", "{\"people\":[]}", 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT|/api/people/mistyped|{\"phoen\":\"+15550200\"}|phoen",
                "PUT|/api/people/mistyped|{\"contacts\":[{\"chanel\":\"SMS\"}]}|chanel",
                "PUT|/api/rosters/Mistyped|{\"poeple\":[\"ada\"]}|poeple",
                "PUT|/api/policies/Mistyped|{\"steps\":[],\"hihg\":{}}|hihg",
                "POST|/api/policies/Mistyped/preview|{\"rooster\":{}}|rooster",
                "POST|/api/silences|{\"cause\":\"FEED_SILENT\",\"unit\":\"5B\",\"patinet\":\"p\"}|patinet",
                "POST|/api/rosters/Mistyped/overrides|{\"replace\":\"ada\"}|replace",
            })
    void aMistypedFieldIsRefusedByName(String method, String path, String body, String field) {
        HttpResponse<String> answer = desk.api(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("no field '" + field + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT|/api/people/other|{\"name\":\"O\",\"favourite\":\"tea\",\"role\":null,\"password\":null}|200",
                "PUT|/api/rosters/Other|{\"people\":[],\"comment\":{\"by\":\"x\"}}|200",
                "PUT|/api/policies/Other|{\"steps\":[{\"delay\":\"PT2M\",\"targets\":[\"oncall:1\"],\"x\":1}],\"remark\":1}|200",
                "POST|/api/silences|{\"cause\":\"FEED_SILENT\",\"unit\":\"5B\",\"reason\":\"r\",\"owner\":\"o\",\"ticket\":7}|422",
            })
    void otherUnknownFieldsAreIgnored(String method, String path, String body, int status) {
        HttpResponse<String> answer = desk.api(method, path, body);
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("no field");
    }

    @Test
    void bodiesThatAreTooLongTooDeepOrAmbiguousAreRefused() {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        assertStatus("POST", "/api/alerts/bounds/note", deep, 400);
        assertStatus("POST", "/api/alerts/bounds/note", "[".repeat(20_000), 400);
        assertStatus("POST", "/api/alerts/bounds/note", "{\"note\":\"a\",\"note\":\"b\"}", 400);
        assertStatus("POST", "/api/alerts/bounds/note", "{\"note\":\"" + "x".repeat(70_000) + "\"}", 413);
        assertStatus("POST", "/api/alerts/bounds/note", "{\"by\":\"" + "x".repeat(2_000_000) + "\"}", 413);
        assertThat(desk.anonymous(
                                "POST", "/login", "{\"username\":\"" + "x".repeat(1_000_000) + "\",\"password\":\"p\"}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(desk.anonymous("POST", "/login", "{\"username\":\"" + "x".repeat(300) + "\",\"password\":\"p\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(desk.anonymous("POST", "/login", "{\"username\":\"a\\u0000\",\"password\":\"p\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBodyThatDoesNotSayThatItIsJsonIsRefused() {
        String token = desk.login("admin", "correct horse").path("access_token").asText();
        URI uri = desk.request("/api/alerts/bounds/note").build().uri();
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", type);
            assertThat(desk.call(request, "POST", "{\"note\":\"n\"}").statusCode())
                    .isEqualTo(415);
        }
        HttpRequest.Builder none = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        assertThat(desk.call(none, "POST", "{\"note\":\"n\"}").statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"text/event-stream", "application/json", "*/*"})
    void theStreamWithoutATokenIsAProblem(String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        desk.request("/api/stream").build().uri())
                .header("Accept", accept);
        HttpResponse<String> answer = desk.call(request, "GET", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestedService.json(answer).path("status").asInt()).isEqualTo(401);
    }

    @Test
    void nothingThatHoldsPatientsIsKeptOnTheWay() {
        for (String path : new String[] {"/api/patients", "/api/alerts", "/api/alerts/bounds", "/console/board", "/"}) {
            assertThat(desk.api("GET", path, "").headers().firstValue("Cache-Control"))
                    .as(path)
                    .contains("no-store");
        }
    }

    @Test
    void onlyThoseWhoNeedThemSeeAddresses() {
        String viewer = tokenOf("seer", "viewer");
        String clinician = tokenOf("doer", "clinician");
        for (String path : new String[] {"/api/people", "/api/oncall"}) {
            assertThat(as(viewer, path)).doesNotContain("P100", "+15550100").contains("oncall-1");
            assertThat(as(clinician, path)).doesNotContain("P100").contains("+15550100");
            assertThat(desk.api("GET", path, "").body()).contains("P100", "+15550100");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/people/enc,application/json,gzip",
        "/api/people/enc,application/json;charset=utf-16,identity",
        "/hooks/sms/inbound,application/x-www-form-urlencoded,br",
        "/login,application/json;charset=iso-8859-1,identity"
    })
    void aBodyThatIsNotReadAsItIsIsRefusedAsSuch(String path, String type, String encoding) {
        HttpResponse<String> answer = desk.call(
                HttpRequest.newBuilder(desk.request(path).build().uri())
                        .header("Content-Type", type)
                        .header("Content-Encoding", encoding)
                        .header(
                                "Authorization",
                                "Bearer "
                                        + desk.login("admin", "correct horse")
                                                .path("access_token")
                                                .asText()),
                path.startsWith("/api") ? "PUT" : "POST",
                "{}");
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void whoWasRemovedOrGotAnotherRoleDoesNotActWithAnOldToken() {
        String removed = tokenOf("leaver", "admin");
        assertThat(statusAs(removed, "/api/people")).isEqualTo(200);
        assertStatus("DELETE", "/api/people/leaver", "", 204);
        await().until(() -> statusAs(removed, "/api/people") == 401);
        String demoted = tokenOf("demoted", "admin");
        put("/api/people/demoted", "{\"role\":\"viewer\"}");
        await().until(() -> statusAs(demoted, "/api/people") == 401);
        String fresh = desk.login("demoted", "long enough").path("access_token").asText();
        assertThat(statusAs(fresh, "/api/people")).isEqualTo(200);
    }

    private int statusAs(String token, String path) {
        return desk.call(desk.request(path).header("Authorization", "Bearer " + token), "GET", "")
                .statusCode();
    }

    @Test
    void aSilenceCanBeEnded() {
        HttpResponse<String> set = desk.api(
                "POST",
                "/api/silences",
                "{\"cause\":\"FEED_SILENT\",\"unit\":\"S9\",\"reason\":\"r\",\"owner\":\"o\",\"expiry\":\""
                        + desk.now().plusSeconds(3600) + "\"}");
        String id = TestedService.json(set).path("id").asText();
        assertStatus("DELETE", "/api/silences/" + id, "", 204);
        assertStatus("DELETE", "/api/silences/" + id, "", 404);
        assertThat(desk.api("GET", "/api/silences", "").body()).doesNotContain(id);
    }

    @Test
    void signInsRefusalsAndReadsOfAPatientAreWrittenDown() {
        desk.sql("insert into patient (patient, unit, changed_at) values ('read-me', '5B', now())");
        assertStatus("GET", "/api/patients/read-me", "", 200);
        assertThat(desk.audited("PATIENT_READ")).contains("read-me");
        assertThat(desk.audited("SIGNED_IN")).contains("admin");
        desk.anonymous("POST", "/login", "{\"username\":\"admin\",\"password\":\"wrong\"}");
        assertThat(desk.audited("SIGN_IN_REFUSED")).contains("admin");
        as(tokenOf("curious", "viewer"), "/api/alerts");
        desk.call(
                desk.request("/api/silences").header("Authorization", "Bearer " + tokenOf("curious", "viewer")),
                "POST",
                "{}");
        await().untilAsserted(() -> assertThat(desk.audited("ACCESS_REFUSED")).contains("POST /api/silences"));
    }

    @Test
    void tooManyWrongPasswordsOfANameLockItForAWhile() {
        put("/api/people/locked", "{\"name\":\"L\",\"role\":\"viewer\",\"password\":\"long enough\"}");
        for (int i = 0; i < 10; i++) {
            assertThat(desk.anonymous("POST", "/login", "{\"username\":\"locked\",\"password\":\"wrong\"}")
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> answer =
                desk.anonymous("POST", "/login", "{\"username\":\"locked\",\"password\":\"long enough\"}");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private String as(String token, String path) {
        return desk.call(desk.request(path).header("Authorization", "Bearer " + token), "GET", "")
                .body();
    }

    /** A carrier's hook is open to everybody; a form that is none is their fault, not ours. */
    @ParameterizedTest
    @CsvSource({
        "From=%gB1555,400",
        "Body=%,400",
        "%zz=1,400",
        "'',403",
        "=&&==&,403",
        "Body=7KW3+A&Body=7KW3+E,403",
        "AccountSid=%00%1C,403"
    })
    void aHookAnswersWhateverIsPosted(String body, int status) {
        for (String hook : List.of("/hooks/sms/inbound", "/hooks/sms/status?page=x&attempt=1")) {
            assertThat(desk.call(
                                    HttpRequest.newBuilder(
                                                    desk.request(hook).build().uri())
                                            .header("Content-Type", "application/x-www-form-urlencoded"),
                                    "POST",
                                    body)
                            .statusCode())
                    .as(hook)
                    .isEqualTo(status);
        }
    }
}

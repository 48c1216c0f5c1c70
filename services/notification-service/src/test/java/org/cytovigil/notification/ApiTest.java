// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP interface, as a client sees it. */
class ApiTest extends ApiCases {
    ApiTest() throws IOException {
        super(Map.of());
    }

    @Test
    void aSignInGivesABearerTokenAndAWrongPasswordDoesNot() {
        JsonNode token = desk.login("admin", "correct horse");
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.path("expires_in").asLong()).isEqualTo(8 * 3600);
        assertProblem(desk.anonymous("POST", "/login", "{\"username\":\"admin\",\"password\":\"wrong\"}"), 401);
        assertProblem(desk.anonymous("POST", "/login", "{\"username\":\"admin\"}"), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/alerts",
        "GET,/api/patients",
        "GET,/api/stream",
        "POST,/api/alerts/a/acknowledge",
        "PUT,/api/people/x",
        "GET,/api/oncall",
        "GET,/console/board"
    })
    void nothingIsShownOrDoneWithoutSigningIn(String method, String path) {
        assertProblem(desk.anonymous(method, path, method.equals("GET") ? "" : "{}"), 401);
    }

    @ParameterizedTest
    @CsvSource({"/api/alerts,http://evil.example,403", "/api/alerts,null,403", "/api/alerts,http://localhost:3000,200"})
    void aPageFromElsewhereIsRefusedWithAReason(String path, String origin, int status) {
        String token = desk.login("admin", "correct horse").path("access_token").asText();
        HttpRequest.Builder request =
                desk.request(path).header("Authorization", "Bearer " + token).header("Origin", origin);
        HttpResponse<String> answer = desk.call(request, "GET", "");
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertProblem(answer, 403);
        }
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String token = desk.login("admin", "correct horse").path("access_token").asText();
        HttpRequest.Builder request =
                desk.request("/api/alerts").header("Authorization", "Bearer " + token.substring(0, token.length() - 3));
        assertProblem(desk.call(request, "GET", ""), 401);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,GET,/api/alerts,200",
        "viewer,POST,/api/alerts/none/acknowledge,403",
        "viewer,POST,/api/assessments,403",
        "clinician,POST,/api/alerts/none/acknowledge,404",
        "clinician,PUT,/api/rosters/7A,403",
        "lead,PUT,/api/rosters/7A,200",
        "lead,PUT,/api/policies/7A,403",
        "clinician,POST,/api/silences,403",
        "lead,POST,/api/silences,422",
        "lead,PUT,/api/people/x,403"
    })
    void eachRoleMayDoWhatItsNameSays(String role, String method, String path, int status) {
        put("/api/people/the-" + role, "{\"name\":\"T\",\"role\":\"%s\",\"password\":\"long enough\"}".formatted(role));
        String token =
                desk.login("the-" + role, "long enough").path("access_token").asText();
        HttpResponse<String> answer = desk.call(
                desk.request(path).header("Authorization", "Bearer " + token),
                method,
                method.equals("GET") ? "" : "{}");
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void errorsOfTheFrameworkAreProblemDetailsToo() {
        assertProblem(desk.api("GET", "/api/nothing", ""), 404);
        assertProblem(desk.api("DELETE", "/api/alerts", ""), 405);
        assertProblem(desk.api("PUT", "/api/rosters/5B", "{broken"), 400);
        assertProblem(desk.api("GET", "/api/alerts?state=odd", ""), 400);
        assertProblem(desk.api("GET", "/api/alerts/none", ""), 404);
        assertProblem(desk.api("GET", "/api/patients/none", ""), 404);
    }

    @Test
    void anAlertIsTakenOnceAndWhoeverComesLateHearsHowItStands() {
        desk.raise("api-1", "MEDIUM");
        HttpResponse<String> first =
                desk.api("POST", "/api/alerts/api-1/acknowledge", "{\"by\":\"dr-x\",\"note\":\"on my way\"}");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(TestedService.json(first).path("acknowledgedBy").asText()).isEqualTo("admin");
        assertThat(TestedService.json(first).path("acknowledgedFor").asText()).isEqualTo("dr-x");
        HttpResponse<String> second = desk.api("POST", "/api/alerts/api-1/acknowledge", "");
        assertProblem(second, 409);
        assertThat(TestedService.json(second).path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertProblem(desk.api("POST", "/api/alerts/api-1/escalate", "{}"), 409);
        assertThat(desk.api("POST", "/api/alerts/api-1/note", "{\"note\":\"seen\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.api("POST", "/api/alerts/api-1/resolve", "{}").statusCode())
                .isEqualTo(200);
        assertProblem(desk.api("POST", "/api/alerts/api-1/resolve", "{}"), 409);
        assertThat(desk.alert("api-1").path("history").toString()).contains("on my way", "seen", "CLOSED");
    }

    @Test
    void theListIsPagedByACursor() {
        for (int i = 0; i < 5; i++) {
            desk.grader(desk.transition("list-" + i, "RAISED", "LOW")
                    .setPage(false)
                    .setUnit("LIST")
                    .build());
        }
        JsonNode first = TestedService.json(desk.api("GET", "/api/alerts?unit=LIST&limit=3", ""));
        assertThat(first.path("items")).hasSize(3);
        JsonNode second = TestedService.json(desk.api(
                "GET",
                "/api/alerts?unit=LIST&limit=3&cursor=" + first.path("next").asText(),
                ""));
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(first.path("items").get(0).path("id").asText()).isEqualTo("list-4");
    }

    @Test
    void aRosterWithShiftsAndOverridesSaysWhoIsOnCall() {
        put("/api/people/ada", "{\"name\":\"Ada\",\"duty\":\"haematology\",\"phone\":\"+1 555 0200\"}");
        put("/api/people/bob", "{\"name\":\"Bob\",\"duty\":\"icu\",\"phone\":\"+15550201\"}");
        put("/api/rosters/9C", """
                {"zone":"Europe/Berlin","people":["bob"],
                 "shifts":[{"days":["MON","TUE","WED","THU","FRI"],"from":"08:00","to":"16:00","people":["ada"]}]}""");
        assertThat(onCall("9C", "2026-01-15T12:00:00Z")).isEqualTo("ada,bob");
        assertThat(onCall("9C", "2026-01-17T12:00:00%2B01:00")).isEqualTo("bob");
        HttpResponse<String> override = desk.api(
                "POST",
                "/api/rosters/9C/overrides",
                "{\"from\":\"2099-01-15T00:00:00Z\",\"to\":\"2099-01-16T00:00:00Z\",\"person\":\"ada\",\"replaces\":\"bob\"}");
        assertThat(override.statusCode()).isEqualTo(201);
        assertThat(onCall("9C", "2099-01-15T22:00:00Z")).isEqualTo("ada");
        assertThat(desk.api("GET", "/api/rosters/9C/gaps?days=7", "").body()).contains("\"gaps\":[]");
        assertProblem(desk.api("PUT", "/api/rosters/9C", "{\"people\":[\"stranger\"]}"), 422);
        assertProblem(desk.api("PUT", "/api/rosters/9C", "{\"zone\":\"Mars/Base\"}"), 422);
    }

    @Test
    void theRosterIsACalendarThatOtherProgramsRead() {
        put("/api/people/cal", "{\"name\":\"Cal; Ender\",\"duty\":\"haematology\",\"phone\":\"+15550299\"}");
        put("/api/rosters/CAL", """
                {"zone":"Europe/Berlin",
                 "shifts":[{"days":["MONDAY","THURSDAY"],"from":"20:00","to":"08:00","people":["cal"]}]}""");
        HttpResponse<String> answer = desk.api("GET", "/api/oncall.ics?unit=CAL", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(answer.body())
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("\r\nSUMMARY:On call CAL: Cal\\; Ender\r\n");
        assertThat(answer.body().split("BEGIN:VEVENT", -1).length - 1).isBetween(4, 5);
        assertThat(answer.body().lines()).allMatch(line -> line.length() <= 75);
        assertThat(desk.api("GET", "/api/oncall.ics", "").body()).contains("First on call");
        assertThat(events(desk.api("GET", "/api/oncall.ics?unit=CAL", "").body()))
                .as("whoever fetches again finds the same watches, also the one under way")
                .isEqualTo(events(answer.body()));
    }

    private static List<String> events(String calendar) {
        return calendar.lines()
                .filter(line -> line.startsWith("UID:") || line.startsWith("DTSTART:"))
                .toList();
    }

    @Test
    void aPolicyIsValidatedAndReadBack() {
        JsonNode standard = TestedService.json(desk.api("GET", "/api/policies/5B", ""));
        assertThat(standard.path("high").path("steps").get(0).path("delay").asText())
                .isEqualTo("PT2M");
        put("/api/policies/9C", standard.toString());
        put("/api/policies/9D", "{\"steps\":[{\"delay\":\"PT5M\",\"targets\":[\"everyone\"],\"channels\":[\"sms\"]}]}");
        assertThat(desk.api("GET", "/api/policies/9D", "").body()).contains("everyone", "SMS", "PT5M");
        HttpResponse<String> bad =
                desk.api("PUT", "/api/policies/9D", "{\"steps\":[{\"delay\":\"PT5H\",\"targets\":[],\"repeats\":9}]}");
        assertProblem(bad, 422);
        assertThat(TestedService.json(bad).path("errors")).hasSizeGreaterThan(2);
        assertProblem(
                desk.api("PUT", "/api/policies/9D", "{\"steps\":[{\"delay\":\"PT5M\",\"targets\":[\"boss\"]}]}"), 422);
    }

    @Test
    void anAssessmentThatCannotBeUsedIsRefusedWithItsReason() {
        HttpResponse<String> bad = desk.api(
                "POST", "/api/assessments", "{\"type\":\"neuro\",\"patient\":\"p1\",\"finding\":\"ICE\",\"score\":99}");
        assertProblem(bad, 422);
        assertThat(TestedService.json(bad).path("code").asText()).isNotEmpty();
        HttpResponse<String> noKafka = desk.api(
                "POST", "/api/assessments", "{\"type\":\"neuro\",\"patient\":\"p1\",\"finding\":\"ICE\",\"score\":9}");
        assertProblem(noKafka, 503);
        String finding = "{\"type\":\"finding\",\"patient\":\"p1\",\"kind\":\"ASCITES\",\"value\":";
        assertProblem(desk.api("POST", "/api/assessments", finding + "\"MODERATE\"}"), 503);
        assertProblem(desk.api("POST", "/api/assessments", finding + "\"PURPLE\"}"), 422);
        assertProblem(
                desk.api(
                        "POST",
                        "/api/assessments",
                        "{\"type\":\"observation\",\"patient\":\"p1\",\"parameter\":\"SPO2\",\"value\":97,\"unit\":\"%\"}"),
                422);
        assertThat(noKafka.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void hooksWithoutARightSignatureAreRefused() {
        HttpRequest.Builder forged = HttpRequest.newBuilder(
                        desk.request("/hooks/sms/inbound").build().uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "bm9wZQ==");
        assertProblem(desk.call(forged, "POST", "AccountSid=ACsmsa&From=%2B15550100&Body=C7KH+A"), 403);
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(desk.request("/hooks/sms/status?page=x&attempt=1")
                        .build()
                        .uri())
                .header("Content-Type", "application/x-www-form-urlencoded");
        assertProblem(desk.call(unsigned, "POST", "AccountSid=ACsmsa&MessageStatus=delivered"), 403);
    }

    @Test
    void everyOddTextGetsAClearAnswer() {
        desk.raise("reply-1", "MEDIUM");
        await().until(() -> !desk.sentTo(TestedService.ADA).isEmpty());
        desk.text(TestedService.ADA, "hello?");
        await().untilAsserted(() ->
                assertThat(desk.sentTo(TestedService.ADA).toString()).contains("Not understood"));
        desk.text(TestedService.ADA, "CCCC A");
        await().untilAsserted(() ->
                assertThat(desk.sentTo(TestedService.ADA).toString()).contains("No alert has the code CCCC"));
        desk.text("+15559999", "CCCC A");
        await().untilAsserted(
                        () -> assertThat(desk.sentTo("+15559999").toString()).contains("not on our list"));
        desk.text(TestedService.ADA, "help");
        await().untilAsserted(() ->
                assertThat(desk.sentTo(TestedService.ADA).toString()).contains("Cytovigil on-call pages"));
    }

    @Test
    void healthMetricsAndTheDescriptionAreOpenOnLoopback() {
        assertThat(desk.anonymous("GET", "/health", "").statusCode()).isIn(200, 503); // there is no broker here
        assertThat(desk.anonymous("GET", "/prometheus", "").body())
                .contains(
                        "cytovigil_page_latency_seconds_count{",
                        "cytovigil_acknowledge_latency_seconds_count{",
                        "cytovigil_alerts_open{",
                        "cytovigil_oldest_unacknowledged_seconds ",
                        "cytovigil_pages_total{",
                        "cytovigil_feed_silent{",
                        "cytovigil_pages_per_patient_day ")
                .doesNotContain("p1");
    }

    private String onCall(String unit, String at) {
        StringBuilder ids = new StringBuilder();
        TestedService.json(desk.api("GET", "/api/oncall?unit=" + unit + "&at=" + at, ""))
                .path("people")
                .forEach(person -> ids.append(ids.isEmpty() ? "" : ",")
                        .append(person.path("id").asText()));
        return ids.toString();
    }
}

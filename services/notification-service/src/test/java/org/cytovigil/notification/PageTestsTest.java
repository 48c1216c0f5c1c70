// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cytovigil.notification.TestedService.ADA;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytovigil.notification.channel.sms.ReplyHandler;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test pages: every way to a person is tried by itself, and nothing else happens. */
class PageTestsTest {
    private static final String PERSON = "/api/people/oncall-1";
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
    void clean() {
        desk.forget();
    }

    private static String begun() {
        HttpResponse<String> answer = desk.api("POST", PERSON + "/page-tests", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return TestedService.json(answer).path("id").asText();
    }

    private static JsonNode finished(String test) {
        return await().until(
                        () -> TestedService.json(desk.api("GET", PERSON + "/page-tests/" + test, "")),
                        answer -> answer.path("finished").asBoolean());
    }

    private static List<String> pages(JsonNode test) {
        List<String> pages = new ArrayList<>();
        test.path("pages")
                .forEach(page -> pages.add(page.path("channel").asText() + " "
                        + page.path("provider").asText() + " "
                        + page.path("state").asText()));
        return pages;
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
    void eachWayIsProvenByItsReceipt() {
        Instant before = desk.now();
        JsonNode test = finished(begun());
        assertThat(pages(test)).contains("SMS sms-a DELIVERED", "SMS sms-b DELIVERED");
        assertThat(desk.sentTo(ADA))
                .allSatisfy(text -> assertThat(text.path("body").asText())
                        .matches("Test page [A-Z0-9]{4}\\. No patient is concerned\\. Reply [A-Z0-9]{4} A\\."));
        assertThat(Instant.parse(person("oncall-1").path("lastProvenAt").asText()))
                .isAfterOrEqualTo(before);
        assertThat(desk.audited("PAGE_TESTED")).contains("oncall-1");
    }

    @Test
    void aWayThatLosesPagesIsNotProvenAndNoOtherOneStandsInForIt() {
        desk.faults("{\"sms-b\":{\"drop\":1.0}}");
        JsonNode test = finished(begun());
        assertThat(pages(test)).contains("SMS sms-a DELIVERED", "SMS sms-b UNCONFIRMED");
        assertThat(test.path("proven").asBoolean()).isFalse();
        assertThat(desk.sql("select count(*) from page_try where kind <> 'TEST'"))
                .containsExactly("0");
        assertThat(desk.sql("select max(attempt) from page_try")).containsExactly("1");
    }

    @Test
    void aProviderThatRefusesIsToldWithItsReason() {
        desk.faults("{\"sms-a\":{\"status\":503}}");
        JsonNode test = finished(begun());
        assertThat(pages(test)).contains("SMS sms-a FAILED", "SMS sms-b DELIVERED");
        assertThat(test.path("pages").toString()).contains("503");
    }

    @Test
    void theAnswerOfTheTestedProvesItWithoutAReceiptAndTouchesNoAlert() {
        desk.faults("{\"sms-a\":{\"receipts\":\"none\"},\"sms-b\":{\"receipts\":\"none\"}}");
        desk.raise("untouched", "MEDIUM");
        String test = begun();
        JsonNode text = await().until(
                        () -> desk.sentTo(ADA).stream()
                                .filter(each -> each.path("body").asText().startsWith("Test page"))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
        String code = text.path("body").asText().substring("Test page ".length(), "Test page ".length() + 4);
        assertThat(answer("+15550101", code + " A")).contains("No alert has the code");
        assertThat(answer(ADA, code + " A")).contains("test page answered");
        assertThat(finished(test).path("pages").toString())
                .contains("\"state\":\"DELIVERED\"", "\"detail\":\"answered\"");
        assertThat(desk.alert("untouched").path("state").asText()).isEqualTo("OPEN");
        desk.api("POST", "/api/alerts/untouched/resolve", "{}");
    }

    @Test
    void onlyALeadMayTestAndOnlyWhomAPageCanReach() {
        assertThat(desk.anonymous("POST", PERSON + "/page-tests", "{}").statusCode())
                .isEqualTo(401);
        assertThat(desk.api("POST", "/api/people/nobody/page-tests", "{}").statusCode())
                .isEqualTo(404);
        assertThat(desk.api("GET", PERSON + "/page-tests/" + UUID.randomUUID(), "")
                        .statusCode())
                .isEqualTo(404);
        desk.api("PUT", "/api/people/mute", "{\"name\":\"M\",\"role\":\"clinician\",\"password\":\"long enough\"}");
        assertThat(desk.api("POST", "/api/people/mute/page-tests", "{}").statusCode())
                .isEqualTo(409);
        String clinician =
                desk.login("mute", "long enough").path("access_token").asText();
        assertThat(desk.call(
                                desk.request(PERSON + "/page-tests").header("Authorization", "Bearer " + clinician),
                                "POST",
                                "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String answer(String phone, String body) {
        return desk.bean(ReplyHandler.class).answer(new Text(UUID.randomUUID().toString(), phone, body));
    }
}

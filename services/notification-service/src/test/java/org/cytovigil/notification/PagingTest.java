// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cytovigil.notification.TestedService.ADA;
import static org.cytovigil.notification.TestedService.BOB;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.cytovigil.notification.casework.Transfers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the grader's step to the phone and back, at twenty times real speed. On a busy machine a receipt may be late on
 * that clock, and the next way is tried, as it should be: so the tests ask for at least so many messages.
 */
class PagingTest {
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
    void forget() {
        desk.forget();
    }

    @Test
    void anAlertReachesThePhoneAndAReplyAcknowledgesIt() {
        desk.raise("alert-1", "MEDIUM");
        await().until(() -> desk.sentTo(ADA).size() >= 1);
        String code = desk.code("alert-1");
        assertThat(desk.sentTo(ADA).get(0).path("body").asText())
                .isEqualTo("Ward 5B: MEDIUM priority alert " + code + ". Reply " + code + " A to acknowledge, " + code
                        + " E to escalate, " + code + " ? for status.");
        desk.text(ADA, code.toLowerCase(Locale.ROOT) + " a");
        await().until(() -> desk.alert("alert-1").path("state").asText().equals("ACKNOWLEDGED"));
        assertThat(desk.alert("alert-1").path("acknowledgedBy").asText()).isEqualTo("oncall-1");
        await().untilAsserted(() -> assertThat(desk.sentTo(ADA)
                        .get(desk.sentTo(ADA).size() - 1)
                        .path("body")
                        .asText())
                .isEqualTo(code + ": acknowledged. It is yours now."));
        await().untilAsserted(() -> assertThat(desk.alert("alert-1")
                        .path("pages")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("DELIVERED"));
        desk.text(BOB, code + " A");
        await().untilAsserted(() -> assertThat(desk.sentTo(BOB).toString()).contains("another person"));
    }

    @Test
    void aHighAlertAlsoPagesTheSecondRoleAtOnceAndThenAgain() {
        desk.raise("alert-1", "HIGH");
        await().until(() -> desk.sentTo(ADA).size() >= 1 && desk.sentTo(BOB).size() >= 1);
        await().until(() -> desk.sentTo(BOB).size() >= 2);
    }

    @Test
    void anAlertNobodyAnswersClimbsToTheTopAndRaisesAnAlarm() {
        desk.raise("alert-1", "HIGH");
        await().until(() -> desk.alert("alert-1").path("history").toString().contains("\"ALARM\""));
        assertThat(desk.anonymous("GET", "/prometheus", "").body())
                .containsPattern("cytovigil_technical_alarms_total [1-9]")
                .contains("cytovigil_alerts_open{priority=\"HIGH\",unit=\"5B\"} 1.0");
    }

    @Test
    void theOtherProviderTakesOverFromOneThatRefusesOrFallsSilent() {
        desk.faults("{\"sms-a\":{\"status\":503}}");
        desk.raise("refused", "MEDIUM");
        await().until(() -> desk.sentTo(ADA).size() >= 1);
        assertThat(desk.sentTo(ADA).get(0).path("provider").asText()).isEqualTo("sms-b");
        desk.faults("{\"sms-a\":{\"drop\":1}}");
        desk.raise("dropped", "MEDIUM");
        await().until(() -> desk.sentTo(ADA).size() >= 2);
        assertThat(desk.sentTo(ADA).get(1).path("provider").asText()).isEqualTo("sms-b");
    }

    @Test
    void aCarrierThatNeverAnswersHoldsUpNobody() {
        desk.faults("{\"sms-a\":{\"blackhole\":true}}");
        desk.raise("alert-1", "MEDIUM");
        desk.raise("alert-2", "MEDIUM");
        await().untilAsserted(() -> assertThat(desk.sentTo(ADA))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(message -> message.path("provider").asText().equals("sms-b")));
    }

    @Test
    void withAllTextsFailingThePagerIsUsed() {
        desk.faults("{\"sms-a\":{\"status\":500},\"sms-b\":{\"status\":429}}");
        desk.raise("alert-1", "MEDIUM");
        await().until(() -> desk.sentTo("pager:P100").size() >= 1);
        assertThat(desk.sentTo("pager:P100").get(0).path("body").asText())
                .isEqualTo("Ward 5B: MEDIUM priority alert " + desk.code("alert-1"));
    }

    @Test
    void whoeverWasPagedHearsThatTheAlertWasTakenBack() {
        desk.raise("alert-1", "MEDIUM");
        await().until(() -> desk.sentTo(ADA).size() >= 1);
        var retracted = desk.transition("alert-1", "RETRACTED", "INFO")
                .setRetracts("alert-1")
                .build();
        desk.grader(retracted);
        desk.grader(retracted);
        await().until(() -> desk.sentTo(ADA).size() >= 2);
        assertThat(desk.sentTo(ADA).get(1).path("body").asText()).contains("withdrawn after a correction");
        assertThat(desk.alert("alert-1").path("state").asText()).isEqualTo("CLOSED");
        assertThat(desk.sentTo(BOB)).isEmpty();
    }

    @Test
    void aRecordReadTwiceRaisesOneAlertAndOneForTheWorklistPagesNobody() {
        var raised = desk.transition("alert-1", "RAISED", "MEDIUM").build();
        desk.grader(raised);
        desk.grader(raised);
        desk.grader(desk.transition("note-1", "RAISED", "LOW").setPage(false).build());
        await().until(() -> desk.sentTo(ADA).size() >= 1);
        assertThat(desk.alert("note-1").path("pages")).isEmpty();
        assertThat(desk.sentTo(ADA))
                .allMatch(message -> message.path("body").asText().contains(desk.code("alert-1")));
    }

    @Test
    void anAlertRaisedAgainAfterItWasClosedPagesAgain() {
        desk.raise("alert-1", "MEDIUM");
        await().until(() -> desk.sentTo(ADA).size() >= 1);
        desk.grader(desk.transition("alert-1", "RESOLVED", "INFO").build());
        assertThat(desk.alert("alert-1").path("state").asText()).isEqualTo("CLOSED");
        desk.grader(desk.transition("alert-1", "REOPENED", "MEDIUM").build());
        await().until(() -> desk.sentTo(ADA).size() >= 2);
        assertThat(desk.alert("alert-1").path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void noPageNamesThePatientTheToxicityOrTheGrade() {
        desk.raise("alert-1", "HIGH");
        await().until(() -> desk.sentTo(ADA).size() >= 1 && desk.sentTo(BOB).size() >= 1);
        assertThat(desk.sentTo(ADA).toString() + desk.sentTo(BOB)).doesNotContain("p1", "CRS", "grade", "astct");
    }

    @Test
    void aPagerThatTheProviderTookIsAcceptedNotDeliveredAndItsIncidentFollowsTheAlert() {
        desk.faults("{\"sms-a\":{\"status\":500},\"sms-b\":{\"status\":429}}");
        desk.raise("alert-1", "MEDIUM");
        await().until(() -> desk.sentTo("pager:P100").size() >= 1);
        await().until(() -> pagerState("alert-1").equals("ACCEPTED"));
        desk.api("POST", "/api/alerts/alert-1/acknowledge", "{}");
        await().until(() -> incident().equals("acknowledged"));
        desk.api("POST", "/api/alerts/alert-1/resolve", "{}");
        await().until(() -> incident().equals("resolved"));
        assertThat(pagerState("alert-1")).isEqualTo("ACCEPTED");
    }

    private String incident() {
        return desk.sentTo("pager:P100").get(0).path("status").asText();
    }

    private String pagerState(String alert) {
        for (JsonNode page : desk.alert(alert).path("pages")) {
            if (page.path("channel").asText().equals("PAGER")) {
                return page.path("state").asText();
            }
        }
        return "";
    }

    @Test
    void afterATransferThePeopleOfTheNewWardArePagedAndThoseOfTheOldOneHear() {
        desk.api("PUT", "/api/rosters/5B", "{\"people\":[\"oncall-1\"]}");
        desk.api("PUT", "/api/rosters/6E", "{\"people\":[\"oncall-2\"]}");
        desk.raise("alert-1", "MEDIUM");
        await().until(() -> desk.sentTo(ADA).size() >= 1);
        desk.bean(Transfers.class).to("p1", "6E");
        String code = desk.code("alert-1");
        await().untilAsserted(() ->
                assertThat(desk.sentTo(BOB).toString()).contains("Ward 6E: MEDIUM priority alert " + code));
        await().untilAsserted(() ->
                assertThat(desk.sentTo(ADA).toString()).contains("has gone to Ward 6E, whose people are paged now"));
        assertThat(desk.alert("alert-1").path("unit").asText()).isEqualTo("6E");
        assertThat(desk.alert("alert-1").path("history").toString()).contains("MOVED", "from unit 5B to 6E");
    }

    @Test
    void anAlertOlderThanADayIsListedAndPagesNobody() {
        desk.grader(desk.transition("old", "RAISED", "HIGH")
                .setRaisedAt(desk.now().minus(Duration.ofHours(25)))
                .build());
        desk.raise("young", "MEDIUM");
        await().until(() -> desk.sentTo(ADA).size() >= 1);
        assertThat(desk.alert("old").path("state").asText()).isEqualTo("OPEN");
        assertThat(desk.alert("old").path("page").asBoolean()).isFalse();
        assertThat(desk.alert("old").path("pages")).isEmpty();
        assertThat(desk.alert("old").path("history").toString()).contains("listed, not paged");
    }

    @Test
    void afterASilenceTheFirstOnCallIsPagedBeforeTheNext() {
        desk.api(
                "PUT",
                "/api/policies/5B",
                "{\"steps\":[{\"delay\":\"PT1M\",\"targets\":[\"oncall:1\"]},"
                        + "{\"delay\":\"PT30M\",\"targets\":[\"oncall:2\"]}]}");
        desk.api(
                "POST",
                "/api/silences",
                "{\"cause\":\"FEED_SILENT\",\"unit\":\"5B\",\"reason\":\"r\",\"owner\":\"o\"," + "\"expiry\":\""
                        + desk.now().plus(Duration.ofMinutes(3)) + "\"}");
        desk.grader(desk.transition("quiet", "RAISED", "MEDIUM")
                .setCause("FEED_SILENT")
                .build());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> desk.alert("quiet").path("pages").size() >= 1);
        JsonNode first = desk.alert("quiet").path("pages").get(0);
        assertThat(first.path("person").asText()).isEqualTo("oncall-1");
        assertThat(first.path("round").asInt()).isZero();
    }

    /** Field case 23. */
    @ParameterizedTest
    @ValueSource(strings = {"reordered", "duplicated"})
    void receiptsInAnyOrderAndTwiceAreOneDelivery(String receipts) {
        desk.faults("{\"sms-a\":{\"receipts\":\"%1$s\"},\"sms-b\":{\"receipts\":\"%1$s\"}}".formatted(receipts));
        double before = delivered();
        desk.raise("alert-1", "MEDIUM");
        await().until(() -> desk.alert("alert-1")
                .path("pages")
                .path(0)
                .path("state")
                .asText()
                .equals("DELIVERED"));
        // The last of the receipts is written down before the answer to a later text is.
        desk.text(ADA, desk.code("alert-1") + " A");
        await().until(() -> desk.alert("alert-1").path("state").asText().equals("ACKNOWLEDGED"));
        assertThat(desk.alert("alert-1").path("pages")).hasSize(1);
        assertThat(desk.alert("alert-1").path("history").toString().split("\"DELIVERED\"", -1))
                .hasSize(2);
        assertThat(delivered()).isEqualTo(before + 1);
    }

    private static double delivered() {
        return desk.anonymous("GET", "/prometheus", "")
                .body()
                .lines()
                .filter(line -> line.startsWith("cytovigil_pages_total{channel=\"SMS\",outcome=\"DELIVERED\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}

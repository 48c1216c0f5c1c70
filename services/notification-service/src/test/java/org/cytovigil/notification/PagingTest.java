// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cytovigil.notification.Desk.ADA;
import static org.cytovigil.notification.Desk.BOB;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From the grader's step to the phone and back, at twenty times real speed. On a busy machine a receipt may be late on
 * that clock, and the next way is tried, as it should be: so the tests ask for at least so many messages.
 */
class PagingTest {
    private Desk desk;

    @BeforeEach
    void start() throws IOException {
        desk = Desk.start();
    }

    @AfterEach
    void stop() {
        desk.close();
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
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.sentTo(BOB).size() >= 2);
    }

    @Test
    void anAlertNobodyAnswersClimbsToTheTopAndRaisesAnAlarm() {
        desk.raise("alert-1", "HIGH");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> desk.alert("alert-1").path("history").toString().contains("\"ALARM\""));
        assertThat(desk.anonymous("GET", "/prometheus", "").body())
                .contains("cytovigil_technical_alarms_total 1.0")
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
}

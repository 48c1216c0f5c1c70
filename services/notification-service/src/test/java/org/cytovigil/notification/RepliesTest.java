// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cytovigil.notification.TestedService.ADA;
import static org.cytovigil.notification.TestedService.BOB;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.cytovigil.notification.channel.sms.ReplyHandler;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people and machines text, from the phone to what becomes of the alert. Numbers are those of the field cases. */
class RepliesTest {
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
        desk.api(
                "PUT",
                "/api/people/lea",
                "{\"name\":\"Lea\",\"role\":\"lead\",\"phone\":\"+15550300\",\"password\":\"long enough\"}");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void fieldCase18WhoDeclinesInWordsDoesNotGetTheAlert() {
        String code = paged("case-18");
        assertThat(answerOf(ADA, code + " can't come, get a colleague")).contains("Not understood");
        assertThat(answerOf(ADA, "can't take " + code + ", I am in a procedure"))
                .contains("Not understood");
        assertThat(state("case-18")).isEqualTo("OPEN");
        await().atMost(Duration.ofMinutes(2)).until(() -> !pagesOf(BOB, code).isEmpty());
    }

    @Test
    void fieldCase20AllWordsThatCarriersKnowEndMessagesAndTheLeadHears() {
        String code = paged("case-20");
        for (String word : List.of("REVOKE", "OPTOUT")) {
            assertThat(answerOf(ADA, word)).contains("Messages to this number end");
            assertThat(desk.api("GET", "/api/people", "").body()).contains("has ended text messages (STOP)");
        }
        assertThat(desk.api("GET", "/api/rosters/*/gaps", "").body()).contains("oncall-1 has ended text messages");
        await().untilAsserted(
                        () -> assertThat(desk.sentTo("+15550300").toString()).contains("oncall-1 has ended text"));
        for (String word : List.of("START", "UNSTOP")) {
            assertThat(answerOf(ADA, word)).contains("come again");
        }
        assertThat(desk.api("GET", "/api/people", "").body()).doesNotContain("has ended text messages (STOP)");
        assertThat(desk.audited("STOP_TEXTED")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(answerOf(ADA, code + " A")).contains("acknowledged");
        assertThat(state("case-20")).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void fieldCase21StopWithACodeIsNeitherAnEndNorAnAnswer() {
        String code = paged("case-21");
        assertThat(answerOf(ADA, "STOP " + code)).contains("Not understood");
        assertThat(state("case-21")).isEqualTo("OPEN");
        assertThat(desk.sql("select count(*) from person where stopped_at is not null"))
                .containsExactly("0");
    }

    @Test
    void fieldCase22AMachineIsAnsweredThreeTimesAndTheLeadHearsOnce() {
        String notice = "I'm driving with Driving Focus turned on. I'll see your message when I get where I'm going.";
        desk.api("PUT", "/api/people/machine", "{\"name\":\"M\",\"role\":\"clinician\",\"phone\":\"+15550322\"}");
        List<String> answers = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> desk.bean(ReplyHandler.class).answer(new Text("driving-" + i, "+15550322", notice)))
                .toList();
        assertThat(answers.subList(0, 3)).allMatch(answer -> answer.contains("Not understood"));
        assertThat(answers.subList(3, 8)).containsOnly("");
        await().untilAsserted(() -> assertThat(desk.sentTo("+15550300").stream()
                        .map(message -> message.path("body").asText())
                        .filter(body -> body.contains("texts from machine cannot be understood")))
                .hasSize(1));
        assertThat(desk.anonymous("GET", "/prometheus", "").body())
                .contains("cytovigil_replies_total{meaning=\"UNKNOWN\"}");
    }

    @Test
    void aMessageThatTheCarrierRepeatsHasOneEffectAndTheSameAnswer() {
        String code = paged("repeated");
        ReplyHandler replies = desk.bean(ReplyHandler.class);
        String first = replies.answer(new Text("SM-same", ADA, code + " A"));
        assertThat(first).contains("acknowledged. It is yours now");
        assertThat(replies.answer(new Text("SM-same", ADA, code + " A"))).isEqualTo(first);
        assertThat(desk.alert("repeated").path("history").toString().split("ACKNOWLEDGED", -1))
                .hasSize(2);
    }

    @Test
    void aCodeDoesNothingForWhomItWasNotPaged() {
        String code = paged("not-yours");
        desk.api("PUT", "/api/people/eve", "{\"name\":\"Eve\",\"role\":\"clinician\",\"phone\":\"+15550333\"}");
        assertThat(desk.bean(ReplyHandler.class).answer(new Text("SM-eve", "+15550333", code + " A")))
                .contains("went to others");
        assertThat(state("not-yours")).isEqualTo("OPEN");
    }

    @Test
    void aLateAnswerToAClosedAlertNeverReachesAnotherOneThatGotItsCode() {
        String code = paged("old");
        desk.api("POST", "/api/alerts/old/resolve", "{}");
        // Not even where the code was given again, which takes 30 days. Ada is not on call there, so she is not paged.
        desk.api("PUT", "/api/rosters/9Z", "{\"people\":[\"oncall-2\"]}");
        desk.grader(desk.transition("young", "RAISED", "MEDIUM").setUnit("9Z").build());
        desk.sql("update alert set code = '" + code + "' where id = 'young'");
        assertThat(desk.bean(ReplyHandler.class).answer(new Text("SM-late", ADA, code + " A")))
                .contains("closed");
        assertThat(state("young")).isEqualTo("OPEN");
        desk.api("POST", "/api/alerts/young/resolve", "{}");
    }

    @Test
    void aCodeRestsAfterItsAlertWasClosed() {
        String code = org.cytovigil.paging.AlertCode.of("rest-2", 0).text();
        paged("rest-1");
        desk.sql("update alert set code = '" + code + "' where id = 'rest-1'");
        desk.api("POST", "/api/alerts/rest-1/resolve", "{}");
        desk.raise("rest-2", "MEDIUM");
        assertThat(desk.code("rest-2")).isNotEqualTo(code);
        desk.api("POST", "/api/alerts/rest-2/resolve", "{}");
    }

    private static String paged(String alert) {
        desk.raise(alert, "MEDIUM");
        String code = desk.code(alert);
        await().until(() -> !pagesOf(ADA, code).isEmpty());
        return code;
    }

    private static List<JsonNode> pagesOf(String phone, String code) {
        return desk.sentTo(phone).stream()
                .filter(message -> message.path("body").asText().contains("priority alert " + code))
                .toList();
    }

    private static String state(String alert) {
        return desk.alert(alert).path("state").asText();
    }

    private static String answerOf(String phone, String body) {
        return desk.bean(ReplyHandler.class)
                .answer(new Text(java.util.UUID.randomUUID().toString(), phone, body));
    }
}

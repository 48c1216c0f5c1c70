// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import java.time.Duration;
import java.util.List;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people text back: done once, by whoever was paged, and answered in words. */
class ReplyHandlerTest {
    private final VirtualPaging paging = new VirtualPaging();
    private int texts;

    private String text(String person, String body) {
        String answer = paging.replies.answer(new Text("m" + ++texts, "+" + person, body));
        paging.pass(Duration.ofMillis(1));
        return answer;
    }

    private String code() {
        return paging.alert("alert").code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s A", "%s a", " %s  A ", "%sA"})
    void aCodeAndAnATakesTheAlert(String form) {
        paging.raise("alert", "MEDIUM");
        assertThat(text("ada", form.formatted(code()))).isEqualTo(code() + ": acknowledged. It is yours now.");
        assertThat(paging.alert("alert").acknowledgedBy()).isEqualTo("ada");
    }

    @Test
    void theSameMessageDeliveredAgainIsAnsweredAgainAndDoneOnce() {
        paging.raise("alert", "MEDIUM");
        Text text = new Text("m", "+ada", code() + " E");
        String first = paging.replies.answer(text);
        paging.settle();
        assertThat(paging.replies.answer(text)).isEqualTo(first);
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void onlyWhoWasPagedTakesAnOpenAlertByText() {
        paging.raise("alert", "MEDIUM");
        String answer = text("cara", code() + " A");
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.OPEN);
        assertThat(answer)
                .isNotEqualTo(code() + ": acknowledged. It is yours now.")
                .startsWith(code());
    }

    @Test
    void aNumberThatIsNobodysTakesNothing() {
        paging.raise("alert", "MEDIUM");
        var unused = text("stranger", code() + " A");
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void whoIsTooLateHearsWhoseItIsInsteadOfNothing() {
        paging.raise("alert", "HIGH");
        var unused = text("ada", code() + " A");
        assertThat(text("ada", code() + " A")).contains("yours");
        assertThat(text("bob", code() + " A")).contains("another person");
        assertThat(paging.alert("alert").acknowledgedBy()).isEqualTo("ada");
    }

    @Test
    void whoeverTookItGivesItBackByTextAndNobodyElseDoes() {
        paging.raise("alert", "HIGH");
        var unused = text("ada", code() + " A");
        assertThat(text("bob", code() + " E")).contains("another person");
        assertThat(paging.alert("alert").acknowledgedBy()).isEqualTo("ada");
        assertThat(text("ada", code() + " E")).isEqualTo(code() + ": escalated. The next person is being paged.");
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void aQuestionChangesNothing() {
        paging.raise("alert", "MEDIUM");
        assertThat(text("ada", code() + " ?")).startsWith(code());
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void whileTheDatabaseIsAwayATextIsNotTakenForDone() {
        paging.raise("alert", "MEDIUM");
        Text text = new Text("m", "+ada", code() + " A");
        paging.database.begins();
        assertThatThrownBy(() -> paging.replies.answer(text)).isInstanceOf(CannotGetJdbcConnectionException.class);
        paging.database.ends();
        paging.replies.answerLater(text);
        assertThat(paging.alert("alert").acknowledgedBy()).isEqualTo("ada");
        assertThat(notices("ada")).containsExactly(code() + ": acknowledged. It is yours now.");
    }

    @Test
    void aTextThatWasKeptAndHandledBeforeIsNotAnsweredTwice() {
        paging.raise("alert", "MEDIUM");
        Text text = new Text("m", "+ada", code() + " A");
        var unused = paging.replies.answer(text);
        paging.replies.answerLater(text);
        assertThat(notices("ada")).isEmpty();
    }

    @Test
    void stopIsToldToTheLeadsOnceAndStartTakesItBack() {
        paging.person("lena", "lead nurse");
        paging.account("lena", "lead");
        var unused = text("ada", "STOP");
        unused = text("ada", "stop");
        assertThat(notices("lena"))
                .containsExactly("Cytovigil: ada has ended text messages (STOP). Check who is on call.");
        assertThat(paging.audited("STOP_TEXTED")).containsExactly("ada", "ada");
        unused = text("ada", "START");
        unused = text("ada", "STOP");
        assertThat(notices("lena")).hasSize(2);
    }

    @Test
    void aMachineThatAnswersEachAnswerIsAnsweredThreeTimesAndALeadHearsOfItOnce() {
        paging.person("lena", "lead nurse");
        paging.account("lena", "lead");
        for (int time = 0; time < 3; time++) {
            assertThat(text("ada", "I am out of office")).isNotEmpty();
        }
        for (int time = 0; time < 5; time++) {
            assertThat(text("ada", "I am out of office")).isEmpty();
        }
        assertThat(notices("lena")).hasSize(1);
        paging.sleep(Duration.ofHours(1).plusSeconds(1));
        assertThat(text("ada", "I am out of office"))
                .as("after an hour one may be a person")
                .isNotEmpty();
    }

    @Test
    void evenThenACodeIsUnderstood() {
        for (int time = 0; time < 6; time++) {
            var unused = text("ada", "I am out of office");
        }
        paging.raise("alert", "MEDIUM");
        assertThat(text("ada", code() + " A")).isEqualTo(code() + ": acknowledged. It is yours now.");
    }

    @Test
    void theAnswerToATestPageProvesThatAHumanReadIt() {
        var unused = paging.pageTests.begin(paging.personRow("ada"), "admin");
        paging.settle();
        String body = paging.messages("ada").get(0).body();
        String code = body.replaceAll("(?s).*?\\b([A-Z0-9]{4})\\b.*", "$1");
        assertThat(text("ada", code + " A")).startsWith(code);
        assertThat(paging.messages("ada").get(0).detail()).isEqualTo("answered");
    }

    private List<String> notices(String person) {
        return paging.messages(person).stream()
                .filter(message -> message.kind().equals(PageTry.NOTICE))
                .map(PageTry::body)
                .toList();
    }
}

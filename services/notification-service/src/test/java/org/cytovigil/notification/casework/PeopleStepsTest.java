// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with an alert: the first one has it, and everybody else is told how it stands. */
class PeopleStepsTest {
    private static final Actor ADA = new Actor("ada", null);
    private static final Actor BOB = new Actor("bob", "cara");

    private final VirtualPaging paging = new VirtualPaging();

    @BeforeEach
    void raise() {
        paging.raise("alert", "MEDIUM");
    }

    private Alert alert() {
        return paging.alert("alert");
    }

    private long told(Kind kind) {
        return paging.story("alert").stream()
                .filter(event -> event.kind() == kind)
                .count();
    }

    @Test
    void theFirstWhoTakesItHasItAndTheSecondIsTooLate() {
        assertThat(paging.people.acknowledge("alert", ADA, null)).isInstanceOf(StepResult.Done.class);
        StepResult second = paging.people.acknowledge("alert", BOB, null);
        assertThat(second)
                .isInstanceOfSatisfying(
                        StepResult.TooLate.class,
                        late -> assertThat(late.current().acknowledgedBy()).isEqualTo("ada"));
        assertThat(alert().acknowledgedBy()).isEqualTo("ada");
        assertThat(told(Kind.ACKNOWLEDGED)).isEqualTo(1);
        assertThat(paging.audited("ALERT_ACKNOWLEDGED")).containsExactly("alert");
    }

    @Test
    void whoeverActsForSomebodyElseIsNamedBesideThem() {
        var unused = paging.people.acknowledge("alert", BOB, "on the ward");
        assertThat(alert().acknowledgedBy()).isEqualTo("bob");
        assertThat(alert().acknowledgedFor()).isEqualTo("cara");
        AlertEvent last = paging.story("alert").get(paging.story("alert").size() - 1);
        assertThat(last.person()).isEqualTo("bob");
        assertThat(last.onBehalf()).isEqualTo("cara");
        assertThat(last.note()).isEqualTo("on the ward");
    }

    @Test
    void howLongItTookUntilSomebodyHadItIsMeasured() {
        paging.pass(Duration.ofSeconds(90));
        var unused = paging.people.acknowledge("alert", ADA, null);
        assertThat(paging.meters
                        .timer("cytovigil.acknowledge.latency", "priority", "MEDIUM")
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(90);
    }

    @Test
    void anAlertChangesHandsOnlyFromOneWhoHasItToAnother() {
        assertThat(paging.people.takeOver("alert", BOB, null))
                .as("nobody has it yet")
                .isInstanceOf(StepResult.TooLate.class);
        var unused = paging.people.acknowledge("alert", ADA, null);
        assertThat(paging.people.takeOver("alert", ADA, null)).as("it is hers").isInstanceOf(StepResult.TooLate.class);
        assertThat(paging.people.takeOver("alert", BOB, null)).isInstanceOf(StepResult.Done.class);
        assertThat(alert().acknowledgedBy()).isEqualTo("bob");
        assertThat(told(Kind.ACKNOWLEDGED))
                .as("whose it was stays in the story")
                .isEqualTo(2);
    }

    @Test
    void eachRequestToGoOnPagesOneMorePerson() {
        var unused = paging.people.escalate("alert", ADA, null);
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
        unused = paging.people.escalate("alert", BOB, null);
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob", "cara");
    }

    @Test
    void whoeverPassesItOnIsNotTheNextPerson() {
        paging.raise("urgent", "HIGH");
        assertThat(paging.paged("urgent")).containsExactly("ada", "bob");
        var unused = paging.people.escalate("urgent", BOB, null);
        paging.settle();
        assertThat(paging.pages("urgent", "bob")).hasSize(1);
        assertThat(paging.paged("urgent")).containsExactly("ada", "bob", "cara");
    }

    @Test
    void aRequestToGoOnWithWhatWasOnlyListedPagesTheFirstPerson() {
        paging.grader.take(paging.step("listed", "RAISED", "LOW").setPage(false).build());
        paging.settle();
        assertThat(paging.paged("listed")).isEmpty();
        assertThat(paging.people.escalate("listed", BOB, "look at this")).isInstanceOf(StepResult.Done.class);
        paging.settle();
        assertThat(paging.paged("listed")).containsExactly("ada");
        assertThat(paging.alert("listed").priority()).isEqualTo("LOW");
        paging.pass(Duration.ofMinutes(11));
        assertThat(paging.paged("listed")).as("and it climbs like any other").contains("bob");
    }

    @Test
    void whoWasPassedAListedAlertMayAskAgainForTheNextPerson() {
        paging.grader.take(paging.step("listed", "RAISED", "LOW").setPage(false).build());
        var unused = paging.people.escalate("listed", ADA, null);
        paging.settle();
        assertThat(paging.paged("listed"))
                .as("whoever passes it on is not the next person")
                .containsExactly("bob");
    }

    @Test
    void whoeverHasItAndCannotGoGivesItBackAndTheNextPersonIsPagedAtOnce() {
        assertThat(paging.people.giveBack("alert", ADA, null))
                .as("nobody has it yet")
                .isInstanceOf(StepResult.TooLate.class);
        var unused = paging.people.acknowledge("alert", ADA, null);
        assertThat(paging.people.giveBack("alert", BOB, null)).as("it is hers").isInstanceOf(StepResult.TooLate.class);
        assertThat(paging.people.giveBack("alert", ADA, "in theatre")).isInstanceOf(StepResult.Done.class);
        assertThat(alert().state()).isEqualTo(AlertState.OPEN);
        assertThat(alert().acknowledgedBy()).isNull();
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
        assertThat(told(Kind.NOTED)).isEqualTo(1);
        unused = paging.people.acknowledge("alert", BOB, null);
        assertThat(alert().acknowledgedBy()).isEqualTo("bob");
    }

    @Test
    void anAlertThatWasGivenBackClimbsLikeAnyOther() {
        var unused = paging.people.acknowledge("alert", ADA, null);
        paging.pass(Duration.ofHours(1));
        assertThat(paging.paged("alert")).as("she has it").containsExactly("ada");
        unused = paging.people.giveBack("alert", ADA, null);
        paging.pass(Duration.ofHours(1));
        assertThat(told(Kind.ALARM)).isEqualTo(1);
    }

    @Test
    void afterATransferTheRoundsBeginAnewAlsoForARequest() {
        var unused = paging.people.escalate("alert", ADA, null);
        unused = paging.people.escalate("alert", ADA, null);
        paging.settle();
        paging.roster("6E", "cara", "bob", "ada");
        paging.transfers.to("p1", "6E");
        unused = paging.people.escalate("alert", new Actor("cara", null), null);
        paging.settle();
        assertThat(paging.story("alert").stream()
                        .filter(event -> event.kind() == Kind.ESCALATED)
                        .map(AlertEvent::round))
                .endsWith(1);
    }

    @Test
    void whatIsTakenOrOverGoesToNobodyElse() {
        var unused = paging.people.acknowledge("alert", ADA, null);
        assertThat(paging.people.escalate("alert", BOB, "help")).isInstanceOf(StepResult.TooLate.class);
        assertThat(told(Kind.NOTED))
                .as("what was too late leaves nothing behind")
                .isZero();
        unused = paging.people.resolve("alert", ADA, null);
        assertThat(paging.people.acknowledge("alert", BOB, null)).isInstanceOf(StepResult.TooLate.class);
        assertThat(paging.people.resolve("alert", BOB, null)).isInstanceOf(StepResult.TooLate.class);
        assertThat(alert().state()).isEqualTo(AlertState.CLOSED);
        assertThat(told(Kind.CLOSED)).isEqualTo(1);
    }

    @Test
    void anOpenAlertCanBeEndedAndPagesNobodyAnyMore() {
        assertThat(paging.people.resolve("alert", ADA, "a wrong bed")).isInstanceOf(StepResult.Done.class);
        paging.pass(Duration.ofHours(1));
        assertThat(paging.paged("alert")).containsExactly("ada");
    }

    @Test
    void aNoteIsNeverTooLateAndChangesNothing() {
        var unused = paging.people.resolve("alert", ADA, null);
        assertThat(paging.people.note("alert", BOB, "seen later")).isInstanceOf(StepResult.Done.class);
        assertThat(alert().state()).isEqualTo(AlertState.CLOSED);
        assertThat(paging.audited("ALERT_NOTED")).containsExactly("alert");
    }

    @Test
    void ofAnAlertThatNobodyKnowsNothingIsDone() {
        assertThat(paging.people.acknowledge("none", ADA, null)).isInstanceOf(StepResult.Unknown.class);
        assertThat(paging.people.takeOver("none", ADA, null)).isInstanceOf(StepResult.Unknown.class);
        assertThat(paging.people.escalate("none", ADA, null)).isInstanceOf(StepResult.Unknown.class);
        assertThat(paging.people.giveBack("none", ADA, null)).isInstanceOf(StepResult.Unknown.class);
        assertThat(paging.people.resolve("none", ADA, null)).isInstanceOf(StepResult.Unknown.class);
        assertThat(paging.people.note("none", ADA, "text")).isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void aProviderThatCallsUntilSomebodyAnswersHearsOfEachStep() {
        paging.textsA.refuses("status 500");
        paging.textsB.refuses("status 500");
        paging.raise("paged", "MEDIUM");
        assertThat(paging.pagers.handed()).extracting(PageTry::kind).containsExactly(PageTry.PAGE);
        var unused = paging.people.acknowledge("paged", ADA, null);
        paging.settle();
        unused = paging.people.resolve("paged", ADA, null);
        paging.settle();
        assertThat(paging.pagers.handed())
                .extracting(PageTry::kind)
                .containsExactly(PageTry.PAGE, PageTry.PAGER_ACKNOWLEDGE, PageTry.PAGER_RESOLVE);
        assertThat(paging.pagers.handed().get(1).about())
                .isEqualTo(paging.pagers.handed().get(0).pageId());
    }
}

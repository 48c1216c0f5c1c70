// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.paging.delivery.DeliveryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages from the outbox to the carriers: each at least once, each by its next way where one fails. */
class PageSenderTest {
    private static final Duration TIME_OUT = Duration.ofSeconds(5);

    private final VirtualPaging paging = new VirtualPaging(Map.of("notification.carrier.timeout", "PT5S"));

    private PageTry last(String alert) {
        List<PageTry> pages = paging.pages(alert, "ada");
        return pages.get(pages.size() - 1);
    }

    @Test
    void whatAProviderRefusesTakesTheNextWayWithoutAnyTimeGoingBy() {
        paging.textsA.refuses("status 503");
        paging.raise("one", "MEDIUM");
        assertThat(paging.ways("one", "ada")).containsExactly("sms-a", "sms-b");
        paging.textsB.refuses("status 429");
        paging.raise("two", "MEDIUM");
        assertThat(paging.ways("two", "ada")).containsExactly("sms-a", "sms-b", "pager");
    }

    @Test
    void theOtherWayWaitsForNoLookAtTheClock() throws InterruptedException {
        paging.textsA.refuses("status 503");
        paging.grader.take(paging.step("alert", "RAISED", "MEDIUM").build());
        paging.cases.tick();
        var unused = paging.sender.sendDue();
        paging.cases.lookAtUrgent(Duration.ZERO);
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a", "sms-b");
    }

    @Test
    void whyAProviderRefusedIsWrittenDown() {
        paging.textsA.refuses("status 503");
        paging.raise("alert", "MEDIUM");
        assertThat(paging.pages("alert", "ada").get(0).detail()).isEqualTo("status 503");
    }

    @Test
    void aSenderThatDiesOverAPageIsFollowedByAnotherWhenItsLeaseRunsOut() {
        paging.textsA.answers(page -> {
            paging.database.begins();
            return paging.textsA.take(page);
        });
        paging.grader.take(paging.step("alert", "RAISED", "MEDIUM").build());
        paging.cases.tick();
        var unused = paging.sender.sendDue();
        paging.database.ends();
        paging.textsA.works();
        assertThat(last("alert").state()).as("what the carrier said is lost").isEqualTo(DeliveryState.QUEUED);
        paging.clock.pass(TIME_OUT.plusSeconds(2));
        unused = paging.sender.sendDue();
        assertThat(paging.textsA.handed()).as("the lease still holds").hasSize(1);
        paging.clock.pass(Duration.ofMillis(1));
        unused = paging.sender.sendDue();
        assertThat(paging.textsA.handed()).hasSize(2);
        assertThat(paging.textsA.handed().stream().map(PageTry::pageId).distinct())
                .as("under the same key")
                .hasSize(1);
        assertThat(last("alert").state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(last("alert").sends()).isEqualTo(2);
    }

    @Test
    void aPageThatWaitsWhileItsAlertIsTakenIsNotSent() {
        paging.grader.take(paging.step("alert", "RAISED", "MEDIUM").build());
        paging.cases.tick();
        var unused = paging.people.acknowledge("alert", new Actor("bob", null), null);
        paging.settle();
        assertThat(paging.textsA.handed()).isEmpty();
        assertThat(last("alert").detail()).isEqualTo("no longer needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIGH", "LOW"})
    void aMessageThatCannotBeSaidOneWayIsSaidByTheNextAfterAPause(String priority) {
        paging.raise("alert", priority);
        paging.textsA.refuses("status 500");
        paging.grader.take(paging.step("alert", "RETRACTED", "INFO").build());
        paging.settle();
        assertThat(paging.messages("ada")).hasSize(2);
        assertThat(paging.messages("ada").get(1).provider()).isEqualTo("sms-b");
        assertThat(paging.textsB.handed()).as("not at once").isEmpty();
        paging.pass(Duration.ofSeconds(10));
        assertThat(paging.textsB.handed()).extracting(PageTry::kind).contains(PageTry.RETRACTION);
    }

    @Test
    void aMessageThatCannotBeSaidAtAllIsGivenUpAfterSixTries() {
        paging.raise("alert", "LOW");
        paging.textsA.refuses("status 500");
        paging.textsB.refuses("status 500");
        paging.pagers.refuses("status 500");
        paging.grader.take(paging.step("alert", "RETRACTED", "INFO").build());
        paging.pass(Duration.ofHours(1));
        assertThat(paging.messages("ada")).hasSize(6);
    }

    @Test
    void aProviderThatAnswersNothingIsLearntOfAndThenPassedOver() {
        paging.textsA.fallsSilent(TIME_OUT);
        for (int alert = 0; alert < 3; alert++) {
            paging.raise("slow-" + alert, "MEDIUM");
        }
        int calls = paging.textsA.handed().size();
        paging.raise("quick", "MEDIUM");
        assertThat(paging.ways("quick", "ada")).containsExactly("sms-a", "sms-b");
        assertThat(paging.textsA.handed()).as("it was not even asked").hasSize(calls);
        assertThat(paging.pages("quick", "ada").get(0).detail()).isEqualTo(PageSender.PASSED_OVER);
    }

    @Test
    void aProviderThatIsWellAgainIsUsedAgain() {
        paging.textsA.fallsSilent(TIME_OUT);
        for (int alert = 0; alert < 3; alert++) {
            paging.raise("slow-" + alert, "MEDIUM");
        }
        paging.textsA.works();
        paging.pass(Duration.ofSeconds(10));
        paging.raise("probe", "MEDIUM");
        paging.raise("after", "MEDIUM");
        assertThat(paging.ways("after", "ada")).containsExactly("sms-a");
    }

    @Test
    void whatHasNothingToDoGetsOn() {
        assertThat(paging.sender.sendDue()).isTrue();
    }

    @Test
    void whoeverWaitsForPagesIsWokenByAPromise() throws InterruptedException {
        paging.sender.hurry();
        paging.sender.hurry();
        paging.sender.rest(Duration.ofDays(1));
        // Both promises were looked at together: a rest would last from here on.
        paging.sender.rest(Duration.ZERO);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.HandClock;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page goes on until a human has answered, whatever becomes of carriers, people and the service. */
class UntilSomebodyAnswersTest {
    private final VirtualPaging paging = new VirtualPaging();

    @Test
    void onePersonAfterTheOtherIsPagedAndTheLastOneAgainAndAgain() {
        paging.raise("alert", "MEDIUM");
        assertThat(paging.paged("alert")).containsExactly("ada");
        paging.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(paging.paged("alert")).containsExactly("ada");
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
        paging.pass(Duration.ofMinutes(10));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob", "cara");
        paging.pass(Duration.ofHours(2));
        assertThat(times("alert", "cara")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(longestPause(times("alert", "cara"))).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whoeverIsOnCallAloneIsPagedAgainAndAgain() {
        paging.roster("*", "ada");
        paging.raise("alert", "HIGH");
        paging.pass(Duration.ofHours(2));
        assertThat(longestPause(times("alert", "ada"))).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void anAlertThatNobodyAnsweredUpToTheTopIsATechnicalAlarmOnce() {
        paging.raise("alert", "HIGH");
        paging.pass(Duration.ofMinutes(30));
        assertThat(paging.story("alert").stream().filter(event -> event.kind() == Kind.ALARM))
                .hasSize(1);
        assertThat(paging.audited("TECHNICAL_ALARM")).containsExactly("alert");
        assertThat(paging.meters.counter("cytovigil.technical.alarms").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIGH", "MEDIUM", "LOW"})
    void afterAnAnswerNobodyIsPagedAnyMore(String priority) {
        paging.raise("alert", priority);
        paging.people.acknowledge("alert", new Actor("ada", null), null);
        int pages = paging.pages("alert", "ada").size();
        paging.pass(Duration.ofHours(2));
        assertThat(paging.pages("alert", "ada")).hasSize(pages);
        assertThat(paging.paged("alert")).doesNotContain("cara");
    }

    @Test
    void whileEveryCarrierIsDownAllWaysAreTriedAgainAndTheFirstThatWorksIsTaken() {
        paging.textsA.refuses("status 503");
        paging.textsB.refuses("status 503");
        paging.pagers.refuses("status 503");
        paging.raise("alert", "MEDIUM");
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a", "sms-b", "pager");
        paging.pass(Duration.ofMinutes(10));
        paging.textsB.works();
        paging.pass(Duration.ofSeconds(15));
        assertThat(paging.textsB.handed().get(paging.textsB.handed().size() - 1).alertId())
                .isEqualTo("alert");
        assertThat(arrived("alert")).isTrue();
    }

    @Test
    void theTimeForAnAnswerBeginsWhenThePageIsTriedNotWhenTheAlertWasRaised() {
        paging.grader.take(paging.step("alert", "RAISED", "MEDIUM").build());
        paging.sleep(Duration.ofMinutes(30));
        paging.settle();
        assertThat(paging.paged("alert"))
                .as("after a standstill the first is not passed over")
                .containsExactly("ada");
        paging.pass(Duration.ofMinutes(9));
        assertThat(paging.paged("alert")).containsExactly("ada");
        paging.pass(Duration.ofMinutes(1));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void whoComesOnCallDuringARoundIsPagedInIt() {
        paging.roster("*", "ada");
        paging.raise("alert", "HIGH");
        assertThat(paging.paged("alert")).containsExactly("ada");
        paging.roster("*", "ada", "cara");
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "cara");
    }

    @Test
    void withNobodyOnCallTheAlarmIsRaisedAtOnceAndWhoeverComesIsPaged() {
        paging.roster("*", "nobody-known");
        paging.roster(VirtualPaging.WARD, "nobody-known");
        paging.raise("alert", "MEDIUM");
        assertThat(paging.paged("alert")).isEmpty();
        assertThat(paging.audited("TECHNICAL_ALARM")).containsExactly("alert");
        paging.pass(Duration.ofHours(1));
        paging.roster(VirtualPaging.WARD, "bob");
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.paged("alert")).containsExactly("bob");
    }

    @Test
    void whoeverAsksForTheNextPersonGetsThemAtOnce() {
        paging.raise("alert", "MEDIUM");
        paging.people.escalate("alert", new Actor("ada", null), "in theatre");
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
        assertThat(paging.story("alert").stream()
                        .filter(event -> event.kind() == Kind.NOTED)
                        .map(AlertEvent::note))
                .containsExactly("in theatre");
    }

    @Test
    void triesOfOnePageHaveOneKeySoThatACarrierCanTellARepetition() {
        paging.textsA.provesNothing();
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofSeconds(30));
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a", "sms-b");
        assertThat(paging.pages("alert", "ada").stream().map(PageTry::pageId).distinct())
                .hasSize(1);
    }

    private boolean arrived(String alert) {
        return paging.story(alert).stream().anyMatch(event -> "DELIVERED".equals(event.outcome()));
    }

    private List<Instant> times(String alert, String person) {
        return paging.pages(alert, person).stream().map(PageTry::createdAt).toList();
    }

    /** Also from the last page until now, and from the first look. */
    private Duration longestPause(List<Instant> times) {
        assertThat(times).isNotEmpty();
        Duration longest = Duration.between(times.get(times.size() - 1), paging.clock.instant());
        Instant before = times.get(0);
        assertThat(before).isAfterOrEqualTo(HandClock.START);
        for (Instant at : times) {
            Duration pause = Duration.between(before, at);
            longest = pause.compareTo(longest) > 0 ? pause : longest;
            before = at;
        }
        return longest;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytovigil.paging.escalation.CaseRun.START;
import static org.cytovigil.paging.escalation.CaseRun.person;

import java.util.List;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.junit.jupiter.api.Test;

class AlertCaseTest {
    private static final Channel EMAIL = new Channel("EMAIL");

    private static final Person ADA = person("ada", "haematology");
    private static final Person BOB = person("bob", "haematology");
    private static final Person ICU = person("icu", "icu-outreach");

    @Test
    void mediumPagesTheFirstPersonAndAfterTenMinutesTheNext() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.DELIVERED).until("PT10M");
        assertThat(run.story).containsExactly("PT0S ada sms-a", "PT10M escalate NO_ANSWER", "PT10M bob sms-a");
    }

    @Test
    void highAlsoPagesTheSecondRoleAtOnceAndWaitsTwoMinutes() {
        CaseRun run = new CaseRun(Priority.HIGH, List.of(ADA, BOB, ICU), page -> DeliveryState.DELIVERED).until("PT2M");
        assertThat(run.story)
                .containsExactly("PT0S ada sms-a", "PT0S icu sms-a", "PT2M escalate NO_ANSWER", "PT2M bob sms-a");
    }

    @Test
    void afterTheLastStepTheTopPersonIsPagedAgainAndAnAlarmIsRaisedOnce() {
        CaseRun run = new CaseRun(Priority.HIGH, List.of(ADA, ICU), page -> DeliveryState.DELIVERED).until("PT6M");
        assertThat(run.story)
                .endsWith("PT4M alarm", "PT4M icu sms-a", "PT6M escalate NO_ANSWER", "PT6M icu sms-a")
                .containsOnlyOnce("PT4M alarm");
        assertThat(run.story.stream().filter(line -> line.endsWith("alarm"))).hasSize(1);
    }

    @Test
    void withoutAReceiptTheOtherProviderIsTriedAndThenTheNextPerson() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.ACCEPTED).until("PT1M");
        assertThat(run.story)
                .containsExactly("PT0S ada sms-a", "PT30S ada sms-b", "PT1M escalate NO_RECEIPT", "PT1M bob sms-a");
    }

    @Test
    void aRefusalIsFollowedByTheOtherProviderAndTheOtherChannelAtOnce() {
        CaseRun run = new CaseRun(
                        Priority.MEDIUM,
                        List.of(ADA, BOB),
                        page -> page.provider().equals("pager") ? DeliveryState.DELIVERED : DeliveryState.FAILED)
                .until("PT9M59S");
        assertThat(run.story).containsExactly("PT0S ada sms-a", "PT0S ada sms-b", "PT0S ada pager");
    }

    @Test
    void whileEveryCarrierFailsAllWaysAreTriedAgainAfterARest() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA), page -> DeliveryState.FAILED).until("PT10S");
        assertThat(run.story)
                .containsExactly(
                        "PT0S ada sms-a",
                        "PT0S ada sms-b",
                        "PT0S ada pager",
                        "PT10S ada sms-a",
                        "PT10S ada sms-b",
                        "PT10S ada pager");
    }

    @Test
    void triesOfOnePageShareItsDeduplicationKey() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.ACCEPTED).until("PT1M");
        List<String> keys = run.history.stream()
                .filter(CaseEvent.Tried.class::isInstance)
                .map(event -> ((CaseEvent.Tried) event).pageId())
                .toList();
        assertThat(keys).hasSize(3);
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void anAcknowledgementEndsIt() {
        CaseRun run = new CaseRun(Priority.HIGH, List.of(ADA, ICU), page -> DeliveryState.ACCEPTED).until("PT10S");
        run.then(new CaseEvent.Acknowledged("ada", run.now())).until("PT1H");
        assertThat(run.story).containsExactly("PT0S ada sms-a", "PT0S icu sms-a");
    }

    @Test
    void anAlertRaisedAgainAfterItWasClosedIsPagedAnewUnderNewKeys() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA), page -> DeliveryState.DELIVERED).until("PT10S");
        run.then(new CaseEvent.Closed(run.now())).until("PT20S");
        run.then(new CaseEvent.Opened(run.now())).until("PT30S");
        assertThat(run.story).containsExactly("PT0S ada sms-a", "PT21S ada sms-a");
        assertThat(run.history.stream()
                        .filter(CaseEvent.Tried.class::isInstance)
                        .map(e -> ((CaseEvent.Tried) e).pageId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRequestToEscalatePagesTheNextPersonAtOnce() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.DELIVERED).until("PT10S");
        run.then(new CaseEvent.Escalated(1, EscalationReason.REQUESTED, run.now()))
                .until("PT20S");
        assertThat(run.story).containsExactly("PT0S ada sms-a", "PT11S bob sms-a");
    }

    @Test
    void whoeverPassesItOnIsNotTheNextPerson() {
        CaseRun run =
                new CaseRun(Priority.HIGH, List.of(ADA, ICU, BOB), page -> DeliveryState.DELIVERED).until("PT10S");
        run.then(new CaseEvent.Escalated(1, EscalationReason.REQUESTED, run.now(), "icu"))
                .until("PT20S");
        assertThat(run.story)
                .containsExactly("PT0S ada sms-a", "PT0S icu sms-a", "PT11S escalate NOBODY", "PT11S bob sms-a");
    }

    @Test
    void whoeverPassesItOnAtTheTopIsPagedAgainOnlyAfterSomebodyElse() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.DELIVERED).until("PT10M");
        run.then(new CaseEvent.Escalated(2, EscalationReason.REQUESTED, run.now(), "bob"))
                .until("PT10M5S");
        assertThat(run.story).endsWith("PT10M1S alarm", "PT10M1S ada sms-a");
        run.until("PT20M1S");
        assertThat(run.story).endsWith("PT20M1S escalate NO_ANSWER", "PT20M1S bob sms-a");
    }

    @Test
    void whereEverybodyPassesItOnTheyArePagedAgain() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.DELIVERED).until("PT10S");
        run.then(new CaseEvent.Escalated(1, EscalationReason.GIVEN_BACK, run.now(), "ada"))
                .until("PT20S");
        run.then(new CaseEvent.Escalated(2, EscalationReason.REQUESTED, run.now(), "bob"))
                .until("PT30S");
        assertThat(run.story)
                .endsWith(
                        "PT11S bob sms-a",
                        "PT21S escalate NOBODY",
                        "PT21S escalate NOBODY",
                        "PT21S escalate NOBODY",
                        "PT21S alarm",
                        "PT21S bob sms-a");
    }

    @Test
    void withNobodyOnCallTheAlarmIsImmediateAndWhoeverComesIsPaged() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(), page -> DeliveryState.DELIVERED).until("PT5M");
        assertThat(run.story).endsWith("PT0S escalate NOBODY", "PT0S alarm");
        run.onCall = List.of(BOB);
        run.until("PT5M1S");
        assertThat(run.story).endsWith("PT5M1S bob sms-a");
    }

    @Test
    void whoeverTakesOverTheShiftIsPagedToo() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA), page -> DeliveryState.DELIVERED).until("PT5M");
        run.onCall = List.of(BOB);
        run.until("PT6M");
        assertThat(run.story).containsExactly("PT0S ada sms-a", "PT5M1S bob sms-a");
    }

    @Test
    void afterASilenceTheFirstPersonIsPagedBeforeTheNext() {
        AlertCase alertCase = new AlertCase("alert-1", Priority.MEDIUM, EscalationPolicy.standard("*"), CaseRun.ROUTES);
        List<CaseAction> actions =
                alertCase.next(List.of(new CaseEvent.Opened(START)), List.of(ADA, BOB), START.plusSeconds(3600));
        assertThat(actions).singleElement().isInstanceOfSatisfying(CaseAction.PagePerson.class, page -> {
            assertThat(page.person()).isEqualTo("ada");
            assertThat(page.round()).isZero();
        });
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.DELIVERED);
        run.sleepUntil("PT1H").until("PT1H10M");
        assertThat(run.story).containsExactly("PT1H ada sms-a", "PT1H10M escalate NO_ANSWER", "PT1H10M bob sms-a");
    }

    @Test
    void whomNoProviderReachesIsWaitedForAsLongAsForAReceipt() {
        Person mailOnly = new Person(
                "eve", "eve", "icu-outreach", List.of(new Contact(EMAIL, "eve@example.org")), List.of(EMAIL));
        CaseRun run =
                new CaseRun(Priority.HIGH, List.of(ADA, mailOnly, BOB), page -> DeliveryState.DELIVERED).until("PT1M");
        assertThat(run.story)
                .containsExactly(
                        "PT0S ada sms-a", "PT1M escalate NO_RECEIPT", "PT1M escalate NOBODY", "PT1M bob sms-a");
    }

    @Test
    void anAlertRaisedAgainBeginsFromTheFirstStepAndWithItsAlarm() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA), page -> DeliveryState.DELIVERED).until("PT11M");
        assertThat(run.story).contains("PT10M alarm");
        run.then(new CaseEvent.Closed(run.now())).then(new CaseEvent.Opened(run.now()));
        run.story.clear();
        run.until("PT22M");
        assertThat(run.story)
                .startsWith("PT11M1S ada sms-a", "PT21M1S escalate NO_ANSWER")
                .endsWith("PT21M1S alarm", "PT21M1S ada sms-a");
    }

    @Test
    void whoPassedItOnMayBeTheFirstWhenItIsRaisedAgain() {
        CaseRun run = new CaseRun(Priority.MEDIUM, List.of(ADA, BOB), page -> DeliveryState.DELIVERED).until("PT10S");
        run.then(new CaseEvent.Escalated(1, EscalationReason.REQUESTED, run.now(), "ada"))
                .until("PT20S");
        run.then(new CaseEvent.Closed(run.now())).then(new CaseEvent.Opened(run.now()));
        run.story.clear();
        run.until("PT30S");
        assertThat(run.story).containsExactly("PT21S ada sms-a");
    }

    @Test
    void whoWasReachedIsNotPagedAlongWithTheTop() {
        CaseRun run = new CaseRun(Priority.HIGH, List.of(ADA, ICU, BOB), page -> DeliveryState.DELIVERED);
        run.until("PT20M");
        CaseRun silent = new CaseRun(
                        Priority.HIGH,
                        List.of(ADA, ICU, BOB),
                        page -> page.person().equals("ada") ? DeliveryState.FAILED : DeliveryState.DELIVERED)
                .until("PT20M");
        assertThat(atTheTop(run)).isNotEmpty().noneMatch(line -> line.contains(" ada "));
        assertThat(atTheTop(silent)).as("ada was never reached").anyMatch(line -> line.contains(" ada "));
    }

    private static List<String> atTheTop(CaseRun run) {
        List<String> story = run.story;
        int alarm =
                (int) story.stream().takeWhile(line -> !line.endsWith(" alarm")).count();
        return story.subList(alarm, story.size());
    }

    @Test
    void whoCanBeReachedByNoProviderHoldsUpNobody() {
        Person mailOnly =
                new Person("eve", "eve", "haematology", List.of(new Contact(EMAIL, "eve@example.org")), List.of(EMAIL));
        CaseRun run =
                new CaseRun(Priority.MEDIUM, List.of(mailOnly, BOB), page -> DeliveryState.DELIVERED).until("PT0S");
        assertThat(run.story).containsExactly("PT0S escalate NOBODY", "PT0S bob sms-a");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.delivery.DeliveryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts come late, twice, in the wrong order, before the answer that they belong to, or never. */
class ReceiptsTest {
    private final VirtualPaging paging = new VirtualPaging();

    private PageTry first() {
        return paging.pages("alert", "ada").get(0);
    }

    private List<String> progress() {
        return paging.story("alert").stream()
                .filter(event -> event.kind() == Kind.PROGRESSED && Objects.equals(event.attempt(), 1))
                .map(AlertEvent::outcome)
                .toList();
    }

    @Test
    void aReceiptBeforeTheAnswerOfTheSendIsKeptAndTheAnswerAddsTheCarriersOwnId() {
        paging.textsA.answers(page -> {
            paging.sign(page, DeliverySign.RECEIPT_DELIVERED);
            return new SendResult.Taken("carrier-7");
        });
        paging.raise("alert", "MEDIUM");
        assertThat(first().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(first().carrierId()).isEqualTo("carrier-7");
        assertThat(progress()).containsExactly("DELIVERED");
        paging.pass(Duration.ofMinutes(5));
        assertThat(paging.ways("alert", "ada")).as("no other way is tried").containsExactly("sms-a");
    }

    @Test
    void aReceiptBeforeALostAnswerMendsIt() {
        paging.textsA.answers(page -> {
            paging.sign(page, DeliverySign.RECEIPT_DELIVERED);
            return new SendResult.Refused("no answer in 5000 ms");
        });
        paging.raise("alert", "MEDIUM");
        assertThat(first().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a");
    }

    @Test
    void aReceiptThatIsRepeatedIsOneArrival() {
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofSeconds(1));
        for (int time = 0; time < 5; time++) {
            assertThat(paging.sign(first(), DeliverySign.RECEIPT_DELIVERED)).isTrue();
        }
        assertThat(progress()).containsExactly("ACCEPTED", "DELIVERED");
        assertThat(paging.meters
                        .counter("cytovigil.pages", "channel", "SMS", "outcome", "DELIVERED")
                        .count())
                .isEqualTo(1);
        assertThat(paging.meters
                        .timer("cytovigil.page.delivery", "channel", "SMS")
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DeliverySign.class)
    void nothingIsMoreThanTheProofOfArrival(DeliverySign later) {
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.sign(first(), later)).isTrue();
        assertThat(first().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void withoutAReceiptForHalfAMinuteTheOtherProviderIsTriedAndAfterAMinuteTheNextPerson() {
        paging.textsA.provesNothing();
        paging.textsB.provesNothing();
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofSeconds(29));
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a");
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a", "sms-b");
        assertThat(first().state()).isEqualTo(DeliveryState.UNCONFIRMED);
        paging.pass(Duration.ofSeconds(29));
        assertThat(paging.paged("alert")).containsExactly("ada");
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void aReceiptThatIsLateStillProvesItAndStopsTheHurry() {
        paging.textsA.provesNothing();
        paging.textsB.provesNothing();
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofSeconds(45));
        paging.sign(first(), DeliverySign.RECEIPT_DELIVERED);
        assertThat(first().state()).isEqualTo(DeliveryState.DELIVERED);
        paging.pass(Duration.ofMinutes(5));
        assertThat(paging.paged("alert")).as("there are ten minutes to answer").containsExactly("ada");
    }

    @Test
    void aMessageThatWillNotArriveTakesItsOtherWay() {
        paging.textsA.provesNothing();
        paging.raise("alert", "MEDIUM");
        paging.sign(first(), DeliverySign.RECEIPT_UNDELIVERED);
        paging.settle();
        assertThat(first().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a", "sms-b");
        assertThat(paging.meters
                        .counter("cytovigil.pages", "channel", "SMS", "outcome", "UNDELIVERED")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aLateWordThatItIsOnItsWayRevivesNothing() {
        paging.textsA.refuses("status 500");
        paging.raise("alert", "MEDIUM");
        paging.sign(first(), DeliverySign.RECEIPT_SENT);
        assertThat(first().state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void aReceiptForATryThatNobodyKnowsIsToldAndChangesNothing() {
        paging.raise("alert", "MEDIUM");
        PageTry unknown = first().again(first().way(), first().createdAt(), first().createdAt());
        assertThat(paging.sign(unknown, DeliverySign.RECEIPT_DELIVERED)).isFalse();
        assertThat(first().state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void aProviderThatProvesNothingByItsNatureIsNotMarkedOverdue() {
        paging.textsA.refuses("status 500");
        paging.textsB.refuses("status 500");
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofMinutes(3));
        assertThat(paging.pages("alert", "ada").stream()
                        .filter(page -> page.provider().equals("pager"))
                        .map(PageTry::state))
                .containsOnly(DeliveryState.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"ACKNOWLEDGED, PAGER_ACKNOWLEDGE", "CLOSED, PAGER_RESOLVE"})
    void whereSomebodyWasFasterThanTheProviderItHearsAfterThePage(String became, String kind) {
        paging.textsA.refuses("status 500");
        paging.textsB.refuses("status 500");
        paging.pagers.answers(page -> {
            if (page.isPage()) {
                paging.grader.take(paging.step("alert", "RESOLVED", "INFO").build());
            }
            return paging.pagers.take(page);
        });
        if (became.equals("ACKNOWLEDGED")) {
            paging.pagers.answers(page -> {
                if (page.isPage()) {
                    var unused = paging.people.acknowledge("alert", new Actor("ada", null), null);
                }
                return paging.pagers.take(page);
            });
        }
        paging.raise("alert", "MEDIUM");
        paging.settle();
        assertThat(paging.pagers.handed())
                .extracting(PageTry::kind)
                .startsWith(PageTry.PAGE)
                .endsWith(kind);
    }
}

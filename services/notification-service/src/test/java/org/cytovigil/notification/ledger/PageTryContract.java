// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.paging.delivery.DeliveryState;
import org.junit.jupiter.api.Test;

/** What the outbox of pages does, in Postgres and in memory. */
public abstract class PageTryContract {
    protected static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private static final int LEASE = 7;

    /** An outbox with nothing in it. */
    protected abstract PageTryRepository tries();

    /** A sender's lease of the first try of a page ends so long after now, or before it where negative. */
    protected abstract void leaseEnds(String pageId, Duration fromNow);

    private static PageTry page(String id, String kind, String priority, Instant at) {
        PageTry.Way way = new PageTry.Way("ada", "SMS", "sms-a", "+1");
        return PageTry.promised(id, 1, way, new PageTry.Said(kind, "alert", 0, id, id, priority, null), at);
    }

    private void promise(String id) {
        assertThat(tries().promise(page(id, PageTry.PAGE, "MEDIUM", AT))).isEqualTo(1);
    }

    private List<String> claim(String busy, int count) {
        return tries().claim(LEASE, AT, busy, count).stream()
                .map(PageTry::pageId)
                .toList();
    }

    @Test
    void whatIsPromisedTwiceIsPromisedOnce() {
        promise("page");
        assertThat(tries().promise(page("page", PageTry.PAGE, "HIGH", AT.plusSeconds(1))))
                .isZero();
        assertThat(tries().find("page", 1)).get().extracting(PageTry::priority).isEqualTo("MEDIUM");
    }

    @Test
    void pagesAreTakenBeforeMessagesAndHighOnesBeforeOlderOnes() {
        List.of(
                        page("message", PageTry.NOTICE, "HIGH", AT.minusSeconds(9)),
                        page("medium", PageTry.PAGE, "MEDIUM", AT.minusSeconds(5)),
                        page("low", PageTry.PAGE, "LOW", AT.minusSeconds(4)),
                        page("high-2", PageTry.PAGE, "HIGH", AT),
                        page("high-1", PageTry.PAGE, "HIGH", AT.minusSeconds(1)))
                .forEach(page -> assertThat(tries().promise(page)).isEqualTo(1));
        assertThat(claim("", 2)).containsExactlyInAnyOrder("high-1", "high-2");
        assertThat(claim("", 1)).containsExactly("medium");
        assertThat(claim("", 9)).containsExactlyInAnyOrder("low", "message");
    }

    @Test
    void whatASenderWorksOnIsNobodyElsesUntilItsLeaseEnds() {
        promise("page");
        assertThat(claim("", 9)).containsExactly("page");
        assertThat(claim("", 9)).isEmpty();
        leaseEnds("page", Duration.ofSeconds(5));
        assertThat(claim("", 9)).isEmpty();
        leaseEnds("page", Duration.ofSeconds(-1));
        assertThat(claim("", 9)).containsExactly("page");
        assertThat(tries().find("page", 1)).get().extracting(PageTry::sends).isEqualTo(2);
    }

    @Test
    void aLeaseThatEndsLaterThanOneCanIsOfAClockThatWasSetBack() {
        promise("page");
        assertThat(claim("", 9)).containsExactly("page");
        leaseEnds("page", Duration.ofHours(3));
        assertThat(claim("", 9)).containsExactly("page");
    }

    @Test
    void pagesForABusyProviderStayAndTheOthersGo() {
        promise("page");
        assertThat(claim("sms-b,sms-a", 9)).isEmpty();
        assertThat(claim("sms-b,sms-ab", 9)).containsExactly("page");
    }

    @Test
    void whatIsNotToBeSaidYetWaits() {
        PageTry first = page("message", PageTry.NOTICE, "LOW", AT);
        assertThat(tries().promise(first.again(first.way(), AT, AT.plusSeconds(10))))
                .isEqualTo(1);
        assertThat(claim("", 9)).isEmpty();
        assertThat(tries().claim(LEASE, AT.plusSeconds(10), "", 9)).hasSize(1);
    }

    @Test
    void whatWasHandedOverIsNotTakenAgain() {
        promise("page");
        tries().move("page", 1, "ACCEPTED", AT, null, "carrier-1");
        leaseEnds("page", Duration.ofSeconds(-1));
        assertThat(claim("", 9)).isEmpty();
    }

    @Test
    void aMoveKeepsTheCarriersOwnIdWhereItBringsNone() {
        promise("page");
        tries().move("page", 1, "ACCEPTED", AT, null, "carrier-1");
        tries().move("page", 1, "DELIVERED", AT.plusSeconds(3), "code 7", null);
        PageTry page = tries().withCarrierId("carrier-1").orElseThrow();
        assertThat(page.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(page.detail()).isEqualTo("code 7");
        assertThat(page.changedAt()).isEqualTo(AT.plusSeconds(3));
        assertThat(page.createdAt()).isEqualTo(AT);
    }

    @Test
    void aReceiptIsMissedOnlyOfWhatAProviderThatProvesArrivalTook() {
        promise("accepted");
        tries().move("accepted", 1, "ACCEPTED", AT, null, null);
        promise("queued");
        assertThat(missed(AT, "sms-a")).containsExactly("accepted");
        assertThat(missed(AT.minusMillis(1), "sms-a")).isEmpty();
        assertThat(missed(AT, "sms-b,sms-ab")).isEmpty();
        assertThat(missed(AT, "")).isEmpty();
    }

    private List<String> missed(Instant before, String providers) {
        return tries().withoutReceiptSince(before, providers).stream()
                .map(PageTry::pageId)
                .toList();
    }

    @Test
    void onlyPagesMakeSomebodyPaged() {
        assertThat(tries().promise(page("message", PageTry.NOTICE, "LOW", AT))).isEqualTo(1);
        assertThat(tries().paged("alert", "ada")).isFalse();
        promise("page");
        assertThat(tries().paged("alert", "ada")).isTrue();
        assertThat(tries().paged("alert", "bob")).isFalse();
        assertThat(tries().paged("other", "ada")).isFalse();
    }

    @Test
    void anAddressIsProvenByWhatArrived() {
        promise("page");
        assertThat(tries().provenAddresses()).isEmpty();
        tries().move("page", 1, "DELIVERED", AT, null, null);
        assertThat(tries().provenAddresses()).containsExactly(new ProvenAddress("ada", "SMS", "+1"));
    }

    @Test
    void anAnswerIsToTheNewestTestWithItsCodeForADay() {
        PageTry older = page("test-1", PageTry.TEST, "LOW", AT.minusSeconds(60));
        PageTry newer = page("test-12", PageTry.TEST, "LOW", AT);
        assertThat(tries().promise(older) + tries().promise(newer)).isEqualTo(2);
        assertThat(tries().test("ada", "test-1", AT.minusSeconds(61)))
                .get()
                .extracting(PageTry::pageId)
                .isEqualTo("test-12");
        assertThat(tries().test("ada", "test-1", AT)).isEmpty();
        assertThat(tries().test("bob", "test-1", AT.minusSeconds(61))).isEmpty();
        assertThat(tries().tests("ada", "test-")).hasSize(2);
        assertThat(tries().tests("ada", "test-12")).hasSize(1);
    }

    @Test
    void storiesAreCountedByTheirFirstTries() {
        promise("page");
        PageTry first = tries().find("page", 1).orElseThrow();
        assertThat(tries().promise(first.again(first.way(), AT.plusSeconds(1), AT)))
                .isEqualTo(1);
        assertThat(tries().pagesSince(AT.minusSeconds(1))).isEqualTo(1);
        assertThat(tries().pagesSince(AT)).isZero();
        assertThat(tries().of("alert")).extracting(PageTry::attempt).containsExactly(1, 2);
    }
}

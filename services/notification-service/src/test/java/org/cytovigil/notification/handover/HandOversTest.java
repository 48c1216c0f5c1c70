// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever becomes the first on call hears, once and in one message, which alerts are not over. */
class HandOversTest {
    private final VirtualPaging paging = new VirtualPaging();

    @BeforeEach
    void theFirstLookOnlyRemembers() {
        paging.roster(VirtualPaging.WARD, "ada", "bob");
        look();
        assertThat(handOvers("ada")).isEmpty();
    }

    private void look() {
        assertThat(paging.handOvers.look()).isTrue();
        paging.settle();
    }

    private List<PageTry> handOvers(String person) {
        return paging.messages(person).stream()
                .filter(message -> message.kind().equals(PageTry.HAND_OVER))
                .toList();
    }

    private List<String> notes(String alert) {
        return paging.story(alert).stream()
                .filter(event -> event.kind() == Kind.NOTED)
                .map(AlertEvent::note)
                .toList();
    }

    @Test
    void whoTakesOverHearsOfWhatIsOpenAndOfWhatSomebodyHas() {
        paging.raise("open", "HIGH");
        paging.raise("taken", "MEDIUM");
        paging.raise("over", "MEDIUM");
        var unused = paging.people.acknowledge("taken", new Actor("ada", null), null);
        unused = paging.people.resolve("over", new Actor("ada", null), null);
        paging.roster(VirtualPaging.WARD, "cara", "bob");
        look();
        assertThat(handOvers("cara")).hasSize(1);
        assertThat(handOvers("cara").get(0).body())
                .isEqualTo("Ward 5B: you are first on call now. Alerts not acknowledged: "
                        + paging.alert("open").code() + "; acknowledged, still open: "
                        + paging.alert("taken").code() + ". See the console.");
        assertThat(notes("open")).containsExactly("hand-over from ada to cara, who is told of it");
        assertThat(notes("taken")).containsExactly("hand-over from ada to cara, who is told of it");
        assertThat(notes("over")).isEmpty();
        assertThat(paging.audited("HANDED_OVER")).containsExactly(VirtualPaging.WARD);
    }

    @Test
    void aChangeOfTheShiftByTheClockIsAHandOver() {
        paging.document(
                VirtualPaging.WARD,
                "{\"shifts\":[{\"from\":\"00:00\",\"to\":\"09:00\",\"people\":[\"ada\"]},"
                        + "{\"from\":\"09:00\",\"to\":\"00:00\",\"people\":[\"bob\"]}]}");
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofMinutes(59));
        look();
        assertThat(handOvers("bob")).isEmpty();
        paging.pass(Duration.ofMinutes(1));
        look();
        assertThat(handOvers("bob")).hasSize(1);
    }

    @Test
    void looksAtTheSameRosterTellNobodyAgain() {
        paging.raise("alert", "MEDIUM");
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        look();
        look();
        assertThat(handOvers("cara")).hasSize(1);
    }

    @Test
    void aChangeWhileTheServiceWasDownIsToldAfterIt() {
        paging.raise("alert", "MEDIUM");
        paging.roster(VirtualPaging.WARD, "cara");
        paging.sleep(Duration.ofHours(10));
        look();
        assertThat(handOvers("cara")).hasSize(1);
    }

    @Test
    void whoComesLaterInTheOrderTakesNothingOver() {
        paging.raise("alert", "MEDIUM");
        paging.roster(VirtualPaging.WARD, "ada", "cara");
        look();
        assertThat(handOvers("cara")).isEmpty();
    }

    @Test
    void withNothingOpenNobodyIsDisturbed() {
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        assertThat(paging.messages("cara")).isEmpty();
        assertThat(paging.audited("HANDED_OVER")).isEmpty();
    }

    @Test
    void afterAGapWhoeverComesTakesOver() {
        paging.roster("*", "nobody-known");
        paging.roster(VirtualPaging.WARD, "nobody-known");
        look();
        paging.raise("alert", "MEDIUM");
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        assertThat(handOvers("cara")).hasSize(1);
        assertThat(notes("alert")).containsExactly("hand-over to cara, who is told of it");
    }

    @Test
    void anAlertOfAnotherWardIsNotHandedOver() {
        paging.grader.take(
                paging.step("other", "RAISED", "MEDIUM").setUnit("6E").build());
        look();
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        assertThat(handOvers("cara")).isEmpty();
    }

    @Test
    void aWardWithoutARosterOfItsOwnIsHandedOverByTheOneForAll() {
        paging.grader.take(
                paging.step("other", "RAISED", "MEDIUM").setUnit("6E").build());
        look();
        paging.roster("*", "bob");
        look();
        assertThat(handOvers("bob")).hasSize(1);
        assertThat(handOvers("bob").get(0).body()).startsWith("Ward 6E:");
    }

    @Test
    void theMessageTakesTheOtherWayWhereTheFirstFails() {
        paging.raise("alert", "MEDIUM");
        paging.textsA.refuses("status 500");
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        paging.pass(Duration.ofSeconds(10));
        assertThat(paging.textsB.handed()).extracting(PageTry::kind).contains(PageTry.HAND_OVER);
    }

    @Test
    void noteOnlyAlertsAreLeftToTheConsole() {
        paging.grader.take(paging.step("note", "RAISED", "LOW").setPage(false).build());
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        assertThat(handOvers("cara")).isEmpty();
    }

    @Test
    void whoeverCannotBeReachedIsNotTheFirstOnCall() {
        paging.person("dan", "haematology", new Contact(new Channel("CARRIER_PIGEON"), "loft 3"));
        paging.raise("alert", "MEDIUM");
        paging.roster(VirtualPaging.WARD, "dan", "cara");
        look();
        assertThat(paging.messages("dan")).isEmpty();
        assertThat(handOvers("cara")).hasSize(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A patient goes to another ward while alerts are open. */
class TransfersTest {
    private final VirtualPaging paging = new VirtualPaging();

    @BeforeEach
    void twoWards() {
        paging.roster("5B", "ada", "bob");
        paging.roster("6E", "cara", "bob");
    }

    private void move() {
        paging.transfers.to("p1", "6E");
        paging.settle();
    }

    @Test
    void thePeopleOfTheNewWardArePagedAtOnceAndThoseOfTheOldOneHearOfIt() {
        paging.raise("alert", "MEDIUM");
        move();
        assertThat(paging.paged("alert")).containsExactly("ada", "cara");
        assertThat(paging.messages("ada")).extracting(PageTry::kind).containsExactly(PageTry.MOVED);
        assertThat(paging.messages("ada").get(0).body())
                .contains("6E")
                .contains(paging.alert("alert").code());
    }

    @Test
    void whoIsOnCallForBothIsPagedAgainAndNotToldThatItHasGone() {
        paging.raise("alert", "HIGH");
        move();
        assertThat(paging.pages("alert", "bob")).hasSize(2);
        assertThat(paging.messages("bob")).isEmpty();
        assertThat(paging.messages("ada")).hasSize(1);
    }

    @Test
    void theNewWardHasAllItsTimeToAnswer() {
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofMinutes(9));
        move();
        paging.pass(Duration.ofMinutes(9));
        assertThat(paging.paged("alert")).containsExactly("ada", "cara");
        paging.pass(Duration.ofMinutes(1));
        assertThat(paging.paged("alert")).containsExactly("ada", "cara", "bob");
    }

    @Test
    void whatSomebodyHasTakenStaysTheirsAndTheStorySaysWhereThePatientIs() {
        paging.raise("alert", "MEDIUM");
        var unused = paging.people.acknowledge("alert", new Actor("ada", null), null);
        move();
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(paging.alert("alert").unit()).isEqualTo("6E");
        assertThat(paging.paged("alert")).containsExactly("ada");
        assertThat(notes()).containsExactly("from unit 5B to 6E");
    }

    @Test
    void ofAnAlertOfNoKnownUnitTheStorySaysSo() {
        paging.grader.take(
                paging.step("alert", "RAISED", "MEDIUM").setUnit(null).build());
        move();
        assertThat(paging.story("alert").stream()
                        .filter(event -> event.kind() == Kind.MOVED)
                        .map(AlertEvent::note))
                .containsExactly("from unit not known to 6E");
    }

    @Test
    void toldTwiceItIsOneMove() {
        paging.raise("alert", "MEDIUM");
        move();
        move();
        assertThat(paging.pages("alert", "cara")).hasSize(1);
        assertThat(paging.messages("ada")).hasSize(1);
    }

    @Test
    void alertsThatAreOverAndThoseOfOtherPatientsStayWhereTheyAre() {
        paging.raise("over", "MEDIUM");
        paging.grader.take(paging.step("over", "RESOLVED", "INFO").build());
        paging.grader.take(
                paging.step("other", "RAISED", "MEDIUM").setPatient("p2").build());
        move();
        assertThat(paging.alert("over").unit()).isEqualTo("5B");
        assertThat(paging.alert("other").unit()).isEqualTo("5B");
    }

    private List<String> notes() {
        return paging.story("alert").stream()
                .filter(event -> event.kind() == Kind.NOTED)
                .map(AlertEvent::note)
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.schema.alert.AlertTransition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes back may ask for a page although it did not when it first came. */
class ReopenedAlertsTest {
    private final VirtualPaging paging = new VirtualPaging();

    private void take(String alert, String transition, String priority) {
        take(paging.step(alert, transition, priority));
    }

    private void take(AlertTransition.Builder step) {
        paging.grader.take(step.build());
        paging.settle();
    }

    @ParameterizedTest
    @CsvSource({"true, HIGH", "false, HIGH", "true, MEDIUM", "false, MEDIUM"})
    void whatWasANoteOnlyAndComesBackToPagePages(boolean over, String priority) {
        take(paging.step("alert", "RAISED", "LOW").setPage(false));
        assertThat(paging.paged("alert")).isEmpty();
        paging.pass(Duration.ofMinutes(30));
        if (over) {
            take(paging.step("alert", "RESOLVED", "LOW").setPage(false));
        }
        take("alert", "REOPENED", priority);
        assertThat(paging.paged("alert")).contains("ada");
        assertThat(paging.alert("alert").priority()).isEqualTo(priority);
    }

    @Test
    void whatWasTooOldToPageAndComesBackNowPages() {
        take(paging.step("alert", "RAISED", "HIGH")
                .setRaisedAt(paging.clock.instant().minus(Duration.ofHours(25))));
        assertThat(paging.paged("alert")).isEmpty();
        take("alert", "REOPENED", "HIGH");
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void whatComesBackAsANoteGoesOnPagingWhereItPagedBefore() {
        take("alert", "RAISED", "HIGH");
        take("alert", "RESOLVED", "INFO");
        take(paging.step("alert", "REOPENED", "LOW").setPage(false));
        assertThat(paging.alert("alert").priority()).isEqualTo("HIGH");
        assertThat(paging.pages("alert", "ada")).hasSize(2);
    }

    @Test
    void whatIsTooOldWhenItComesBackStaysANote() {
        take(paging.step("alert", "RAISED", "LOW").setPage(false));
        take(paging.step("alert", "REOPENED", "HIGH")
                .setRaisedAt(paging.clock.instant().minus(Duration.ofHours(25))));
        assertThat(paging.paged("alert")).isEmpty();
    }

    @Test
    void aNoteThatSomebodyHasTakenIsTheirs() {
        take(paging.step("alert", "RAISED", "LOW").setPage(false));
        var unused = paging.people.acknowledge("alert", new Actor("ada", null), null);
        take("alert", "REOPENED", "HIGH");
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(paging.paged("alert")).isEmpty();
    }

    @Test
    void whatPagesAlreadyGoesOnAsItWas() {
        take("alert", "RAISED", "HIGH");
        take("alert", "REOPENED", "MEDIUM");
        assertThat(paging.alert("alert").priority()).isEqualTo("HIGH");
        assertThat(paging.pages("alert", "ada")).hasSize(1);
    }
}

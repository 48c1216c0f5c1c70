// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.HandClock;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.schema.alert.AlertTransition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the grader says of an alert: once each, in any repetition, and towards a page. */
class GraderStepsTest {
    private final VirtualPaging paging = new VirtualPaging();

    private void take(String alert, String transition, String priority) {
        take(paging.step(alert, transition, priority));
    }

    private void take(AlertTransition.Builder step) {
        paging.grader.take(step.build());
        paging.settle();
    }

    private List<Kind> kinds(String alert) {
        return paging.story(alert).stream()
                .map(AlertEvent::kind)
                .filter(kind -> kind != Kind.TRIED && kind != Kind.PROGRESSED)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAISED", "REOPENED", "RESOLVED", "RETRACTED"})
    void aStepThatIsReadTwiceCountsOnce(String transition) {
        take("alert", "RAISED", "MEDIUM");
        AlertTransition step = paging.step("alert", transition, "MEDIUM").build();
        paging.grader.take(step);
        List<Kind> once = kinds("alert");
        paging.grader.take(step);
        assertThat(kinds("alert")).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACKNOWLEDGED", "ESCALATED", "CLOSED", "SOMETHING_NEW"})
    void ourOwnStepsAndWhatNobodyKnowsChangeNothing(String transition) {
        take("alert", "RAISED", "MEDIUM");
        List<Kind> before = kinds("alert");
        take("alert", transition, "MEDIUM");
        assertThat(kinds("alert")).isEqualTo(before);
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void anAlertThatIsOverPagesNobodyAndOneThatIsBackPagesAnew() {
        take("alert", "RAISED", "MEDIUM");
        take("alert", "RESOLVED", "INFO");
        paging.pass(Duration.ofHours(1));
        assertThat(paging.paged("alert")).containsExactly("ada");
        take("alert", "REOPENED", "MEDIUM");
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.OPEN);
        assertThat(paging.pages("alert", "ada")).hasSize(2);
        assertThat(paging.pages("alert", "ada").stream().map(PageTry::pageId).distinct())
                .as("another page, not a repetition")
                .hasSize(2);
    }

    @Test
    void anAlertThatIsBackBeforeItEverCameIsRaised() {
        take("alert", "REOPENED", "HIGH");
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void anAlertThatSomebodyHasStaysTheirsWhenItIsBackBeforeItWasOver() {
        take("alert", "RAISED", "MEDIUM");
        paging.people.acknowledge("alert", new Actor("ada", null), null);
        take("alert", "REOPENED", "MEDIUM");
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(paging.alert("alert").acknowledgedBy()).isEqualTo("ada");
    }

    @Test
    void whoeverWasPagedHearsThatTheAlertWasTakenBackAndNobodyElse() {
        take("alert", "RAISED", "HIGH");
        take(paging.step("correction", "RETRACTED", "INFO").setRetracts("alert"));
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.CLOSED);
        assertThat(paging.messages("ada")).extracting(PageTry::kind).containsExactly(PageTry.RETRACTION);
        assertThat(paging.messages("bob")).extracting(PageTry::kind).containsExactly(PageTry.RETRACTION);
        assertThat(paging.messages("cara")).isEmpty();
        assertThat(paging.alert("correction").state())
                .as("it is listed, and waits for nobody")
                .isEqualTo(AlertState.CLOSED);
    }

    @Test
    void whomNoPageReachedHearsOfNoCorrection() {
        paging.textsA.refuses("status 500");
        paging.textsB.refuses("status 500");
        paging.pagers.refuses("status 500");
        take("alert", "RAISED", "MEDIUM");
        take(paging.step("correction", "RETRACTED", "INFO").setRetracts("alert"));
        assertThat(paging.messages("ada")).extracting(PageTry::kind).doesNotContain(PageTry.RETRACTION);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                // unit of the alert, unit of the bed, bed known since (minutes after the alert's datum), where it pages
                "5B, none, 0, 5B",
                "none, 6E, -5, 6E",
                "none, none, 0, none",
                "5B, 6E, 5, 6E",
                "5B, 6E, -5, 5B",
                "5B, none, 5, 5B",
            })
    void anAlertIsOfTheUnitWhereThePatientIsByTheNewestWord(String unit, String bed, int minutes, String expected) {
        if (bed != null) {
            paging.bed("p1", bed, HandClock.START.plus(Duration.ofMinutes(minutes)));
        }
        take(paging.step("alert", "RAISED", "MEDIUM").setUnit(unit).setAt(HandClock.START));
        assertThat(paging.alert("alert").unit()).isEqualTo(expected);
        assertThat(paging.paged("alert")).containsExactly("ada");
    }

    @Test
    void noTwoAlertsThatAreAliveShareACode() {
        for (int number = 0; number < 300; number++) {
            paging.grader.take(paging.step("alert-" + number, "RAISED", "LOW")
                    .setPage(false)
                    .build());
        }
        assertThat(IntStream.range(0, 300)
                        .mapToObj(number -> paging.alert("alert-" + number).code()))
                .doesNotHaveDuplicates();
    }
}

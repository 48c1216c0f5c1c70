// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private static List<Gap.Kind> kinds(List<Gap> gaps) {
        return gaps.stream().map(Gap::kind).toList();
    }

    @Test
    void whatWasPublishedAndPagedInTimeHasNoGap() {
        assertThat(new Site().graded().delivery("ACCEPTED", SOON).gaps(TWO_MINUTES))
                .isEmpty();
    }

    /** Facts of one instant come by two topics, in either order. */
    @Test
    void aRiseThatAHigherOneOfTheSameInstantSparedIsNoGap() {
        Site site = new Site().gradedInTheOtherOrder().delivery("ACCEPTED", SOON);
        assertThat(site.gaps(TWO_MINUTES)).isEmpty();
    }

    @Test
    void anAlertThatWasNeverPublishedIsAGapWithItsId() {
        Site silent = new Site().gradedByOtherRules();
        assertThat(silent.gaps(TWO_MINUTES))
                .as("lines of other rules are not judged by these")
                .isEmpty();
        assertThat(new Site().gaps(TWO_MINUTES))
                .anyMatch(gap -> gap.kind() == Gap.Kind.ALERT_MISSING
                        && new Site().page().alertId().equals(gap.alert()))
                .anyMatch(gap ->
                        gap.kind() == Gap.Kind.GRADE_DIFFERS && gap.detail().contains("nothing"));
    }

    @Test
    void anAlertThatNothingRaisesIsAGap() {
        assertThat(kinds(new Site()
                        .graded()
                        .delivery("ACCEPTED", SOON)
                        .invented(SOON)
                        .gaps(TWO_MINUTES)))
                .containsExactly(Gap.Kind.ALERT_UNFOUNDED);
    }

    @Test
    void whatIsStillUnderWayIsNone() {
        assertThat(new Site().graded().gaps(Duration.ofSeconds(30))).isEmpty();
    }

    @Test
    void anotherGradeThanGradingAgainGivesIsAGap() {
        assertThat(new Site().graded().delivery("ACCEPTED", SOON).lastGrade(1).gaps(TWO_MINUTES))
                .extracting(Gap::line)
                .singleElement()
                .asString()
                .startsWith("gap GRADE_DIFFERS p1: astct-crs-2019 published as 1 up to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "UNDELIVERED", "UNCONFIRMED"})
    void anAlertOfWhichNoCarrierTookAPageIsAGap(String outcome) {
        assertThat(kinds(new Site().graded().delivery(outcome, SOON).gaps(TWO_MINUTES)))
                .containsExactly(Gap.Kind.NOT_PAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENCE_SET", "TECHNICAL_ALARM", "ALERT_TOO_OLD_TO_PAGE"})
    void unlessTheAuditTrailAccountsForIt(String action) {
        assertThat(new Site().graded().action(action, SOON).gaps(TWO_MINUTES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACKNOWLEDGED", "CLOSED", "RESOLVED"})
    void orSomebodyHadItInHandBeforeAPageWasDue(String transition) {
        assertThat(new Site().graded().alert(transition, SOON).gaps(TWO_MINUTES))
                .isEmpty();
        assertThat(kinds(new Site()
                        .graded()
                        .alert(transition, Duration.ofSeconds(90))
                        .gaps(TWO_MINUTES)))
                .containsExactly(Gap.Kind.NOT_PAGED);
    }

    @Test
    void aCanaryThatPagesNobodyIsNone() {
        Site paged = new Site().graded().delivery("ACCEPTED", SOON);
        assertThat(paged.canary(SOON).gaps(TWO_MINUTES)).isEmpty();
    }

    @Test
    void anAlertThatNobodyAnswersAndNobodyIsTriedForIsAGap() {
        Site paged = new Site().graded().delivery("ACCEPTED", SOON);
        assertThat(kinds(paged.gaps(Duration.ofMinutes(29)))).isEmpty();
        assertThat(kinds(paged.gaps(Duration.ofMinutes(31)))).containsExactly(Gap.Kind.UNANSWERED);
        paged.delivery("FAILED", Duration.ofMinutes(20));
        assertThat(kinds(paged.gaps(Duration.ofMinutes(31))))
                .as("somebody else is tried")
                .isEmpty();
        paged.alert("ACKNOWLEDGED", Duration.ofMinutes(21));
        assertThat(paged.gaps(Duration.ofHours(2))).isEmpty();
    }

    @Test
    void anAlertThatSomebodyGaveBackPagesAgain() {
        Site back = new Site()
                .graded()
                .delivery("ACCEPTED", SOON)
                .alert("ACKNOWLEDGED", Duration.ofMinutes(1))
                .alert("ESCALATED", Duration.ofMinutes(5));
        assertThat(kinds(back.gaps(Duration.ofMinutes(7)))).containsExactly(Gap.Kind.NOT_PAGED);
        back.delivery("ACCEPTED", Duration.ofMinutes(6));
        assertThat(back.gaps(Duration.ofMinutes(7))).isEmpty();
        assertThat(kinds(back.gaps(Duration.ofMinutes(40)))).containsExactly(Gap.Kind.UNANSWERED);
    }

    @Test
    void anAlertThatCameBackAfterItWasClosedPagesAgain() {
        Site back = new Site()
                .graded()
                .delivery("ACCEPTED", SOON)
                .alert("CLOSED", Duration.ofMinutes(1))
                .alert("REOPENED", Duration.ofMinutes(5));
        assertThat(kinds(back.gaps(Duration.ofMinutes(7)))).containsExactly(Gap.Kind.NOT_PAGED);
        back.delivery("ACCEPTED", Duration.ofMinutes(6));
        assertThat(back.gaps(Duration.ofMinutes(7))).isEmpty();
    }
}

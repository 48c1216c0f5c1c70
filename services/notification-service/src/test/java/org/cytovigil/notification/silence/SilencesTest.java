// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.SilenceRow;
import org.cytovigil.notification.silence.Silences.Scope;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A silence holds pages back for a while, and nothing that it was not asked for. */
class SilencesTest {
    private final VirtualPaging paging = new VirtualPaging();

    private SilenceRow silence(Scope scope, Duration length) {
        Instant expiry = paging.clock.instant().plus(length);
        return paging.silences.add(scope, "new line", "ada", expiry, "admin");
    }

    private static Scope ofAlert(String alert) {
        return new Scope(alert, null, null, null);
    }

    private static Scope ofCause(@Nullable String cause, @Nullable String patient, @Nullable String unit) {
        return new Scope(null, cause, patient, unit);
    }

    private void feedSilent(String alert, String priority) {
        paging.grader.take(
                paging.step(alert, "RAISED", priority).setCause("FEED_SILENT").build());
        paging.settle();
    }

    @Test
    void theNextPersonIsPagedWhenTheSilenceIsOverAndNotBefore() {
        paging.raise("alert", "MEDIUM");
        silence(ofAlert("alert"), Duration.ofHours(2));
        paging.pass(Duration.ofHours(2).minusSeconds(1));
        assertThat(paging.paged("alert")).containsExactly("ada");
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void whoWasNeverPagedForASilencedAlertIsTheFirstAfterIt() {
        silence(ofCause("FEED_SILENT", null, VirtualPaging.WARD), Duration.ofHours(3));
        feedSilent("feed", "MEDIUM");
        paging.pass(Duration.ofHours(3).minusSeconds(1));
        assertThat(paging.paged("feed")).isEmpty();
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.paged("feed")).containsExactly("ada");
    }

    @Test
    void aSilenceThatIsEndedEarlyHoldsNothingBackFromThen() {
        paging.raise("alert", "MEDIUM");
        SilenceRow silence = silence(ofAlert("alert"), Duration.ofHours(12));
        paging.pass(Duration.ofHours(1));
        assertThat(paging.silences.end(silence.id(), "admin")).isTrue();
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
        assertThat(paging.silences.end(silence.id(), "admin")).as("it is over").isFalse();
        assertThat(paging.story("alert").stream().map(AlertEvent::note)).contains("silence ended");
        assertThat(paging.audited("SILENCE_ENDED")).containsExactly("alert");
    }

    @Test
    void aSilencedAlertCanBeTakenAsAnyOther() {
        paging.raise("alert", "HIGH");
        silence(ofAlert("alert"), Duration.ofHours(1));
        assertThat(paging.alert("alert").state().name()).isEqualTo("OPEN");
        assertThat(paging.story("alert").stream().map(AlertEvent::note))
                .contains("silenced until 2026-01-15T09:00:00Z: new line");
        assertThat(paging.audited("SILENCE_SET")).containsExactly("alert");
    }

    @Test
    void anAlertThatComesBackAfterItWasSilencedPages() {
        paging.raise("alert", "MEDIUM");
        silence(ofAlert("alert"), Duration.ofHours(12));
        paging.pass(Duration.ofMinutes(1));
        paging.grader.take(paging.step("alert", "RESOLVED", "INFO").build());
        paging.grader.take(paging.step("alert", "REOPENED", "MEDIUM").build());
        paging.settle();
        assertThat(paging.pages("alert", "ada")).hasSize(2);
    }

    @Test
    void aPersonWhoPassesASilencedAlertOnReachesTheNextPerson() {
        paging.raise("alert", "MEDIUM");
        silence(ofAlert("alert"), Duration.ofHours(12));
        paging.pass(Duration.ofMinutes(1));
        var unused = paging.people.escalate("alert", new Actor("ada", null), null);
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void aPersonWhoPassesASilencedCauseOnReachesSomebody() {
        silence(ofCause("FEED_SILENT", null, VirtualPaging.WARD), Duration.ofHours(3));
        feedSilent("feed", "MEDIUM");
        feedSilent("other", "MEDIUM");
        paging.pass(Duration.ofMinutes(1));
        var unused = paging.people.escalate("feed", new Actor("admin", null), null);
        paging.settle();
        assertThat(paging.paged("feed")).isNotEmpty();
        assertThat(paging.paged("other")).isEmpty();
    }

    @Test
    void anotherAlertOfThePatientPages() {
        paging.raise("alert", "MEDIUM");
        silence(ofAlert("alert"), Duration.ofHours(12));
        paging.raise("worse", "HIGH");
        assertThat(paging.paged("worse")).containsExactly("ada", "bob");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "any",
            value = {
                // patient and unit of the silence; cause, priority and unit of the alert of p1; held back
                "p1, any, FEED_SILENT, MEDIUM, 5B, true",
                "any, 5B, FEED_SILENT, MEDIUM, 5B, true",
                "any, 5B, FEED_SILENT, LOW, 5B, true",
                "p1, 5B, FEED_SILENT, MEDIUM, 5B, true",
                "p1, 6E, FEED_SILENT, MEDIUM, 5B, false",
                "p2, any, FEED_SILENT, MEDIUM, 5B, false",
                "any, 6E, FEED_SILENT, MEDIUM, 5B, false",
                "any, 5B, PUMP_STALE, MEDIUM, 5B, false",
                "any, 5B, CRS_ROSE, MEDIUM, 5B, false",
                "any, 5B, FEED_SILENT, HIGH, 5B, false",
            })
    void aCauseIsHeldBackOnlyWhereItWasSilencedAndNeverWhenItIsUrgent(
            @Nullable String patient, @Nullable String unit, String cause, String priority, String ward, boolean held) {
        silence(ofCause("FEED_SILENT", patient, unit), Duration.ofHours(1));
        paging.grader.take(paging.step("alert", "RAISED", priority)
                .setCause(cause)
                .setUnit(ward)
                .build());
        paging.settle();
        assertThat(paging.paged("alert").isEmpty()).isEqualTo(held);
    }

    @Test
    void anAlertOfNoKnownUnitIsHeldBackByNoUnitsSilence() {
        silence(ofCause("FEED_SILENT", null, VirtualPaging.WARD), Duration.ofHours(1));
        paging.grader.take(paging.step("alert", "RAISED", "MEDIUM")
                .setCause("FEED_SILENT")
                .setUnit(null)
                .build());
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT12H0.000001S", "P30D"})
    void aSilenceThatIsOverAlreadyOrLongerThanAShiftIsRefused(String length) {
        paging.raise("alert", "MEDIUM");
        assertThatThrownBy(() -> silence(ofAlert("alert"), Duration.parse(length)))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("12 hours");
        assertThat(paging.silences.inForce()).isEmpty();
    }

    @Test
    void twelveHoursAreTheLongest() {
        paging.raise("alert", "MEDIUM");
        assertThat(silence(ofAlert("alert"), Duration.ofHours(12)).alertId()).isEqualTo("alert");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, none, none, none, either alert or cause",
                "alert, FEED_SILENT, none, 5B, either alert or cause",
                "none, FEED_SILENT, none, none, one of them must be given",
                "none, CRS_ROSE, p1, none, silenced by its alert",
                "unheard-of, none, none, none, not known",
            })
    void aSilenceThatIsTooWideIsRefused(
            @Nullable String alert,
            @Nullable String cause,
            @Nullable String patient,
            @Nullable String unit,
            String why) {
        paging.raise("alert", "MEDIUM");
        assertThatThrownBy(() -> silence(new Scope(alert, cause, patient, unit), Duration.ofHours(1)))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining(why);
    }

    @Test
    void anAlertThatIsOverCannotBeSilenced() {
        paging.raise("alert", "MEDIUM");
        paging.grader.take(paging.step("alert", "RESOLVED", "INFO").build());
        assertThatThrownBy(() -> silence(ofAlert("alert"), Duration.ofHours(1))).isInstanceOf(JsonProblem.class);
    }

    @Test
    void aClockThatIsSetBackMakesNoSilenceLonger() {
        paging.raise("alert", "MEDIUM");
        silence(ofAlert("alert"), Duration.ofMinutes(30));
        paging.pass(Duration.ofMinutes(20));
        paging.clock.set(paging.clock.instant().minus(Duration.ofHours(5)));
        paging.pass(Duration.ofMinutes(10));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }
}

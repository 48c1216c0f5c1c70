// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytovigil.core.alerting.Scene.minute;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    @Test
    void anAlertOfTheSameKindIsReopenedForTwoHoursAfterItsEnd() {
        AlertBook ended = book(0, AlertMemory.EMPTY);
        ended.raise(raise("A", 0));
        ended.end(ended.find(alert -> true).orElseThrow(), minute(10), false);
        assertThat(transition(raise("A", 130), ended.memory())).isEqualTo(AlertStep.Transition.REOPENED);
        assertThat(transition(raise("A", 131), ended.memory())).isEqualTo(AlertStep.Transition.RAISED);
        assertThat(transition(raise("B", 20), ended.memory())).isEqualTo(AlertStep.Transition.RAISED);
    }

    @Test
    void aReopenedAlertHoldsAgainUnderItsId() {
        AlertBook book = book(0, AlertMemory.EMPTY);
        book.raise(raise("A", 0));
        book.end(book.find(alert -> true).orElseThrow(), minute(10), false);
        assertThat(book.find(AlertMemory.Remembered::holds)).isEmpty();
        book.raise(raise("A", 20));
        assertThat(book.find(AlertMemory.Remembered::holds)).isPresent();
        assertThat(book.steps()).extracting(AlertStep::alertId).hasSize(2).containsOnly(id(book));
    }

    @Test
    void anAlertThatStillHoldsIsNotReopened() {
        AlertBook book = book(0, AlertMemory.EMPTY);
        book.raise(raise("A", 0));
        assertThat(transition(raise("A", 1), book.memory())).isEqualTo(AlertStep.Transition.RAISED);
    }

    @Test
    void theNthAlertOfAKindHasTheSameIdInEveryDerivation() {
        AlertBook book = book(0, AlertMemory.EMPTY);
        book.raise(raise("A", 0));
        book.raise(raise("A", 1));
        AlertBook again = book(0, AlertMemory.EMPTY);
        again.raise(raise("A", 5));
        again.raise(raise("A", 6));
        assertThat(again.steps())
                .extracting(AlertStep::alertId)
                .isEqualTo(book.steps().stream().map(AlertStep::alertId).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void sixtyFourAlertsAreRememberedAndTheOldestIsForgotten() {
        AlertBook book = book(0, AlertMemory.EMPTY);
        for (int i = 1; i <= 64; i++) {
            book.raise(raise("kind " + i, i));
        }
        assertThat(book.all(alert -> true)).hasSize(64);
        assertThat(book.find(alert -> alert.at().equals(minute(1)))).isPresent();
        book.raise(raise("kind 65", 65));
        assertThat(book.all(alert -> true)).hasSize(64);
        assertThat(book.find(alert -> alert.at().equals(minute(1)))).isEmpty();
    }

    @Test
    void theNewestThatFitsIsFound() {
        AlertBook book = book(0, AlertMemory.EMPTY);
        book.raise(raise("A", 1));
        book.raise(raise("B", 2));
        assertThat(book.find(alert -> true).map(AlertMemory.Remembered::at)).contains(minute(2));
        assertThat(book.all(alert -> true))
                .extracting(AlertMemory.Remembered::at)
                .containsExactly(minute(1), minute(2));
    }

    @Test
    void theEndOfAnAlertIsToldOnlyWhereNobodyNeedsToAct() {
        AlertBook book = book(0, AlertMemory.EMPTY);
        book.raise(raise("A", 0));
        book.raise(graded(3, 2));
        book.end(book.all(alert -> true).get(0), minute(5), false);
        assertThat(book.steps()).hasSize(2);
        book.end(book.all(alert -> true).get(0), minute(5), true);
        book.end(book.all(alert -> true).get(1), minute(5), true);
        assertThat(book.steps())
                .filteredOn(step -> step.transition() == AlertStep.Transition.RESOLVED)
                .extracting(AlertStep::grade)
                .containsExactly(null, 3);
    }

    @Test
    void aRetractionIsForTheRecipientsOfTheAlertWhichIsForgotten() {
        AlertBook book = book(0, AlertMemory.EMPTY);
        book.raise(graded(3, 2));
        AlertMemory.Remembered alert = book.find(any -> true).orElseThrow();
        book.retract(alert, 1);
        AlertStep step = book.steps().get(1);
        assertThat(step.retracts()).isEqualTo(alert.alertId());
        assertThat(step.page()).isTrue();
        assertThat(step.grade()).isEqualTo(1);
        assertThat(step.previous()).isEqualTo(3);
        assertThat(book.find(any -> true)).isEmpty();
    }

    @Test
    void whatIsOlderThanThreeDaysIsToldToNobody() {
        AlertBook book = book(72 * 60, AlertMemory.EMPTY);
        assertThat(book.tellable(minute(0))).isTrue();
        assertThat(book.tellable(minute(0).minusSeconds(1))).isFalse();
    }

    @Test
    void aConditionIsFollowedFromItsBeginningToItsEnd() {
        AlertBook book = book(72 * 60, AlertMemory.EMPTY);
        String kind = raise("A", 0).kind();
        Conditions.follow(book, Optional.of(raise("A", -1)), kind, Instant.EPOCH, true);
        assertThat(book.steps()).isEmpty();
        Conditions.follow(book, Optional.empty(), kind, Instant.EPOCH, true);
        assertThat(book.steps()).isEmpty();
        Conditions.follow(book, Optional.of(raise("A", 1)), kind, Instant.EPOCH, true);
        Conditions.follow(book, Optional.of(raise("A", 2)), kind, Instant.EPOCH, true);
        assertThat(book.steps()).hasSize(1);
        Conditions.follow(book, Optional.empty(), kind, minute(3), true);
        assertThat(book.steps()).hasSize(2);
        assertThat(book.find(any -> true).map(AlertMemory.Remembered::endedAt)).contains(minute(3));
    }

    private static AlertStep.Transition transition(AlertBook.Raise raise, AlertMemory memory) {
        AlertBook book = book(0, memory);
        book.raise(raise);
        return book.steps().get(0).transition();
    }

    private static String id(AlertBook book) {
        return book.find(any -> true).orElseThrow().alertId();
    }

    private static AlertBook.Raise raise(String about, int minutes) {
        return new AlertBook.Raise(
                AlertCause.FEED_SILENT, about, Priority.LOW, false, null, null, null, minute(minutes), "silent");
    }

    private static AlertBook.Raise graded(int grade, int previous) {
        return new AlertBook.Raise(
                AlertCause.CRS_ROSE, "", Priority.HIGH, true, "scale", grade, previous, minute(0), "rose");
    }

    private static AlertBook book(int minutes, AlertMemory memory) {
        return new AlertBook(memory, Scene.at(minutes, Heard.NOTHING, Map.of()));
    }
}

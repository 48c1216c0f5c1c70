// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytovigil.core.alerting.Scene.minute;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertLedgerTest {
    @Test
    void anAlertOfTheSameKindIsReopenedForTwoHoursAfterItsEnd() {
        AlertLedger ended = ledger(0, AlertMemory.EMPTY);
        ended.raise(raise("A", 0));
        ended.end(ended.find(alert -> true).orElseThrow(), minute(10), false);
        assertThat(transition(raise("A", 130), ended.memory())).isEqualTo(AlertStep.Transition.REOPENED);
        assertThat(transition(raise("A", 131), ended.memory())).isEqualTo(AlertStep.Transition.RAISED);
        assertThat(transition(raise("B", 20), ended.memory())).isEqualTo(AlertStep.Transition.RAISED);
    }

    @Test
    void aReopenedAlertHoldsAgainUnderItsId() {
        AlertLedger ledger = ledger(0, AlertMemory.EMPTY);
        ledger.raise(raise("A", 0));
        ledger.end(ledger.find(alert -> true).orElseThrow(), minute(10), false);
        assertThat(ledger.find(AlertMemory.Remembered::holds)).isEmpty();
        ledger.raise(raise("A", 20));
        assertThat(ledger.find(AlertMemory.Remembered::holds)).isPresent();
        assertThat(ledger.steps()).extracting(AlertStep::alertId).hasSize(2).containsOnly(id(ledger));
    }

    @Test
    void anAlertThatStillHoldsIsNotReopened() {
        AlertLedger ledger = ledger(0, AlertMemory.EMPTY);
        ledger.raise(raise("A", 0));
        assertThat(transition(raise("A", 1), ledger.memory())).isEqualTo(AlertStep.Transition.RAISED);
    }

    @Test
    void theNthAlertOfAKindHasTheSameIdInEveryDerivation() {
        AlertLedger ledger = ledger(0, AlertMemory.EMPTY);
        ledger.raise(raise("A", 0));
        ledger.raise(raise("A", 1));
        AlertLedger again = ledger(0, AlertMemory.EMPTY);
        again.raise(raise("A", 5));
        again.raise(raise("A", 6));
        assertThat(again.steps())
                .extracting(AlertStep::alertId)
                .isEqualTo(ledger.steps().stream().map(AlertStep::alertId).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void sixtyFourAlertsAreRememberedAndTheOldestIsForgotten() {
        AlertLedger ledger = ledger(0, AlertMemory.EMPTY);
        for (int i = 1; i <= 64; i++) {
            ledger.raise(raise("kind " + i, i));
        }
        assertThat(ledger.all(alert -> true)).hasSize(64);
        assertThat(ledger.find(alert -> alert.at().equals(minute(1)))).isPresent();
        ledger.raise(raise("kind 65", 65));
        assertThat(ledger.all(alert -> true)).hasSize(64);
        assertThat(ledger.find(alert -> alert.at().equals(minute(1)))).isEmpty();
    }

    @Test
    void theNewestThatFitsIsFound() {
        AlertLedger ledger = ledger(0, AlertMemory.EMPTY);
        ledger.raise(raise("A", 1));
        ledger.raise(raise("B", 2));
        assertThat(ledger.find(alert -> true).map(AlertMemory.Remembered::at)).contains(minute(2));
        assertThat(ledger.all(alert -> true))
                .extracting(AlertMemory.Remembered::at)
                .containsExactly(minute(1), minute(2));
    }

    @Test
    void theEndOfAnAlertIsToldOnlyWhereNobodyNeedsToAct() {
        AlertLedger ledger = ledger(0, AlertMemory.EMPTY);
        ledger.raise(raise("A", 0));
        ledger.raise(graded(3, 2));
        ledger.end(ledger.all(alert -> true).get(0), minute(5), false);
        assertThat(ledger.steps()).hasSize(2);
        ledger.end(ledger.all(alert -> true).get(0), minute(5), true);
        ledger.end(ledger.all(alert -> true).get(1), minute(5), true);
        assertThat(ledger.steps())
                .filteredOn(step -> step.transition() == AlertStep.Transition.RESOLVED)
                .extracting(AlertStep::grade)
                .containsExactly(null, 3);
    }

    @Test
    void aRetractionIsForTheRecipientsOfTheAlertWhichIsForgotten() {
        AlertLedger ledger = ledger(0, AlertMemory.EMPTY);
        ledger.raise(graded(3, 2));
        AlertMemory.Remembered alert = ledger.find(any -> true).orElseThrow();
        ledger.retract(alert, 1);
        AlertStep step = ledger.steps().get(1);
        assertThat(step.retracts()).isEqualTo(alert.alertId());
        assertThat(step.page()).isTrue();
        assertThat(step.grade()).isEqualTo(1);
        assertThat(step.previous()).isEqualTo(3);
        assertThat(ledger.find(any -> true)).isEmpty();
    }

    @Test
    void whatIsOlderThanThreeDaysIsToldToNobody() {
        AlertLedger ledger = ledger(72 * 60, AlertMemory.EMPTY);
        assertThat(ledger.tellable(minute(0))).isTrue();
        assertThat(ledger.tellable(minute(0).minusSeconds(1))).isFalse();
    }

    @Test
    void aConditionIsFollowedFromItsBeginningToItsEnd() {
        AlertLedger ledger = ledger(72 * 60, AlertMemory.EMPTY);
        String kind = raise("A", 0).kind();
        Conditions.follow(ledger, Optional.of(raise("A", -1)), kind, Instant.EPOCH, true);
        assertThat(ledger.steps()).isEmpty();
        Conditions.follow(ledger, Optional.empty(), kind, Instant.EPOCH, true);
        assertThat(ledger.steps()).isEmpty();
        Conditions.follow(ledger, Optional.of(raise("A", 1)), kind, Instant.EPOCH, true);
        Conditions.follow(ledger, Optional.of(raise("A", 2)), kind, Instant.EPOCH, true);
        assertThat(ledger.steps()).hasSize(1);
        Conditions.follow(ledger, Optional.empty(), kind, minute(3), true);
        assertThat(ledger.steps()).hasSize(2);
        assertThat(ledger.find(any -> true).map(AlertMemory.Remembered::endedAt))
                .contains(minute(3));
    }

    private static AlertStep.Transition transition(AlertLedger.Raise raise, AlertMemory memory) {
        AlertLedger ledger = ledger(0, memory);
        ledger.raise(raise);
        return ledger.steps().get(0).transition();
    }

    private static String id(AlertLedger ledger) {
        return ledger.find(any -> true).orElseThrow().alertId();
    }

    private static AlertLedger.Raise raise(String about, int minutes) {
        return new AlertLedger.Raise(
                AlertCause.FEED_SILENT, about, Priority.LOW, false, null, null, null, minute(minutes), "silent");
    }

    private static AlertLedger.Raise graded(int grade, int previous) {
        return new AlertLedger.Raise(
                AlertCause.CRS_ROSE, "", Priority.HIGH, true, "scale", grade, previous, minute(0), "rose");
    }

    private static AlertLedger ledger(int minutes, AlertMemory memory) {
        return new AlertLedger(memory, Scene.at(minutes, NewestData.NOTHING, Map.of()));
    }
}

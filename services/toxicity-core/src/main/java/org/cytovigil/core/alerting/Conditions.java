// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;

/** Raises an alert while a condition holds, once for each time that it begins. */
final class Conditions {
    private Conditions() {}

    /**
     * Keeps an alert in step with its condition.
     *
     * @param raise what to raise where the condition holds, empty where it does not
     * @param kind the kind of alert that stands for the condition
     * @param ended when the condition ended, for where it does not hold
     * @param resolve whether nobody needs to act once it is over
     */
    static void follow(
            AlertLedger ledger, Optional<AlertLedger.Raise> raise, String kind, Instant ended, boolean resolve) {
        Optional<AlertMemory.Remembered> standing =
                ledger.find(alert -> alert.kind().equals(kind) && alert.holds());
        if (raise.isPresent() && standing.isEmpty()) {
            if (ledger.tellable(raise.get().at())) {
                ledger.raise(raise.get());
            }
        } else if (raise.isEmpty() && standing.isPresent()) {
            ledger.end(standing.get(), ended, resolve);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;

/** One reason for alerts; rules are independent of each other. */
interface AlertRule {
    /**
     * Judges a situation and tells the ledger what to raise, reopen, retract or end.
     *
     * @return the next instant at which this rule wants to judge again although nothing arrives,
     *     {@link Instant#MAX} for never
     */
    Instant judge(Situation situation, AlertLedger ledger);
}

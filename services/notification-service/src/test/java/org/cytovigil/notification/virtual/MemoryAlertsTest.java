// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import org.cytovigil.notification.ledger.AlertContract;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTryRepository;

/** The alerts in memory are those of the ledger. */
class MemoryAlertsTest extends AlertContract {
    private final MemoryLedger ledger = new MemoryLedger(new HandClock());

    @Override
    protected AlertRepository alerts() {
        return ledger.alerts;
    }

    @Override
    protected PageTryRepository tries() {
        return ledger.tries;
    }
}

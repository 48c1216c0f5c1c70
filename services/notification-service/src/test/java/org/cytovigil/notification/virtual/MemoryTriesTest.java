// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Duration;
import org.cytovigil.notification.ledger.PageTryContract;
import org.cytovigil.notification.ledger.PageTryRepository;

/** The outbox of pages in memory is one. */
class MemoryTriesTest extends PageTryContract {
    private final MemoryTries tries = new MemoryTries(new HandClock(), new Outage());

    @Override
    protected PageTryRepository tries() {
        return tries;
    }

    @Override
    protected void leaseEnds(String pageId, Duration fromNow) {
        tries.leaseEnds(pageId, HandClock.START.plus(fromNow));
    }
}

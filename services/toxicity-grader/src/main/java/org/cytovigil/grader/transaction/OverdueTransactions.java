// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.transaction;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers since when each open transaction is seen: one that is open for longer than any may be is overdue. */
final class OverdueTransactions {
    private final Duration patience;
    private Map<OpenTransaction, Long> since = new HashMap<>();

    /** @param patience longer than the time-out of a transaction and what the brokers need to end one */
    OverdueTransactions(Duration patience) {
        this.patience = patience;
    }

    /**
     * Those among the open ones that are overdue.
     *
     * @param open all that are open now
     * @param nanos of a clock that only ticks
     */
    List<OpenTransaction> among(Collection<OpenTransaction> open, long nanos) {
        Map<OpenTransaction, Long> still = new HashMap<>();
        for (OpenTransaction transaction : open) {
            still.put(transaction, since.getOrDefault(transaction, nanos));
        }
        since = still;
        return open.stream()
                .filter(transaction -> nanos - still.getOrDefault(transaction, nanos) >= patience.toNanos())
                .toList();
    }
}

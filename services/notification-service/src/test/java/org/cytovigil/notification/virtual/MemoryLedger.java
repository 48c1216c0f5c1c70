// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.PatientRow;

/** All tables in memory. What is written is there at once: nothing here tells of transactions that are rolled back. */
final class MemoryLedger {
    final Outage outage = new Outage();
    final MemoryTries tries;
    final MemoryAlerts alerts;
    final MemoryEvents events;
    final MemoryPeople people = new MemoryPeople(outage);
    final MemoryAccounts accounts = new MemoryAccounts();
    final MemoryDuty duty = new MemoryDuty(outage);
    final MemorySilences silences = new MemorySilences();
    final MemoryHandOvers handOvers = new MemoryHandOvers();
    final MemoryRecords records = new MemoryRecords(outage);
    final MemoryReplies replies = new MemoryReplies(outage);
    final Map<String, PatientRow> patients = new HashMap<>();

    MemoryLedger(Clock clock) {
        tries = new MemoryTries(clock, outage);
        alerts = new MemoryAlerts(tries, outage);
        events = new MemoryEvents(alerts, outage);
    }

    /** Of the board only where a patient is. */
    BoardRepository board() {
        return (BoardRepository) Proxy.newProxyInstance(
                BoardRepository.class.getClassLoader(), new Class<?>[] {BoardRepository.class}, (self, asked, with) -> {
                    if (asked.getName().equals("patient")) {
                        return Optional.ofNullable(patients.get(with[0]));
                    }
                    throw new UnsupportedOperationException(asked.getName());
                });
    }

    /** Grows with whatever happens to an alert or a page. */
    int size() {
        return events.size() + records.size();
    }
}

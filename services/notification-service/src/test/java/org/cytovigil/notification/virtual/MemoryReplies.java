// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cytovigil.notification.ledger.ReplyRepository;
import org.cytovigil.notification.ledger.ReplyRow;

/** The texts from people in memory. */
final class MemoryReplies implements ReplyRepository {
    private final Map<String, ReplyRow> rows = new LinkedHashMap<>();
    private final Outage outage;

    MemoryReplies(Outage outage) {
        this.outage = outage;
    }

    @Override
    public long begin(String id, String number, Instant at) {
        outage.check();
        return rows.putIfAbsent(id, new ReplyRow(id, number, at, true, "")) == null ? 1 : 0;
    }

    @Override
    public void end(String id, boolean understood, String answer) {
        ReplyRow row = Objects.requireNonNull(rows.get(id));
        rows.put(id, new ReplyRow(id, row.number(), row.at(), understood, answer));
    }

    @Override
    public String answer(String id) {
        return Objects.requireNonNull(rows.get(id)).answer();
    }

    @Override
    public boolean knows(String id) {
        outage.check();
        return rows.containsKey(id);
    }

    @Override
    public long notUnderstood(String number, Instant since) {
        return rows.values().stream()
                .filter(row -> row.number().equals(number) && !row.understood())
                .filter(row -> row.at().isAfter(since))
                .count();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.ledger.OutgoingRecord;
import org.cytovigil.notification.ledger.OutgoingRecordRepository;

/** The outbox of records for Kafka in memory: nobody takes them away. */
final class MemoryRecords implements OutgoingRecordRepository {
    private final List<OutgoingRecord> rows = new ArrayList<>();
    private final Outage outage;

    MemoryRecords(Outage outage) {
        this.outage = outage;
    }

    int size() {
        return rows.size();
    }

    /** The subjects of which the audit trail says this. */
    List<String> audited(String action) {
        return rows.stream()
                .filter(row -> row.topic().equals(Topics.AUDIT))
                .filter(row -> new String(row.payload(), StandardCharsets.ISO_8859_1).contains(action))
                .map(OutgoingRecord::recordKey)
                .toList();
    }

    @Override
    public OutgoingRecord save(OutgoingRecord outgoing) {
        outage.check();
        rows.add(outgoing);
        return outgoing;
    }

    @Override
    public boolean myTurn() {
        throw new UnsupportedOperationException("nothing is published here");
    }

    @Override
    public List<OutgoingRecord> oldest(String topic, int count) {
        return rows.stream()
                .filter(row -> row.topic().equals(topic))
                .limit(count)
                .toList();
    }

    @Override
    public void kept(String ids) {
        throw new UnsupportedOperationException("nothing is published here");
    }

    @Override
    public void setAside(long id, String why) {
        throw new UnsupportedOperationException("nothing is published here");
    }

    @Override
    public long aside() {
        return 0;
    }
}

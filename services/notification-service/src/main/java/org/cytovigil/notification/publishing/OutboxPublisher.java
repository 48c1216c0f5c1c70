// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.cytovigil.notification.ledger.OutgoingRecord;
import org.cytovigil.notification.ledger.OutgoingRecordRepository;

/**
 * Keeps the promises of {@link KafkaOutbox} in their order: a row is deleted only after all in-sync replicas have the
 * record. A crash in between publishes it again; readers recognise it by its ids and times.
 */
@Singleton
public class OutboxPublisher {
    private static final int BATCH = 200;

    private final OutgoingRecordRepository records;
    private final RecordSink sink;

    public OutboxPublisher(OutgoingRecordRepository records, RecordSink sink) {
        this.records = records;
        this.sink = sink;
    }

    /** Publishes what is due; whether there may be more. */
    @Transactional
    public boolean publish() throws InterruptedException, ExecutionException {
        if (!records.myTurn()) {
            return false;
        }
        List<OutgoingRecord> due = records.oldest(BATCH);
        if (due.isEmpty()) {
            return false;
        }
        List<Future<RecordMetadata>> writes = new ArrayList<>();
        for (OutgoingRecord record : due) {
            writes.add(sink.send(new ProducerRecord<>(
                    record.topic(), null, record.at().toEpochMilli(), record.recordKey(), value(record))));
        }
        for (Future<RecordMetadata> write : writes) {
            write.get();
        }
        Long last = due.get(due.size() - 1).id();
        records.kept(last == null ? 0 : last);
        return due.size() == BATCH;
    }

    private static SpecificRecord value(OutgoingRecord record) {
        try {
            Class<?> type = Class.forName(record.recordType());
            Schema schema = SpecificData.get().getSchema(type);
            SpecificRecord value = new SpecificDatumReader<SpecificRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(record.payload(), null));
            return value;
        } catch (ClassNotFoundException | IOException unreadable) {
            throw new IllegalStateException("unreadable row in the outbox: " + record.id(), unreadable);
        }
    }
}

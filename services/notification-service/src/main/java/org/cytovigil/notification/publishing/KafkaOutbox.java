// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.ledger.OutgoingRecord;
import org.cytovigil.notification.ledger.OutgoingRecordRepository;
import org.cytovigil.schema.audit.ActionRecorded;
import org.jspecify.annotations.Nullable;

/** Promises records to Kafka in the transaction of what they tell, so that neither is without the other. */
@Singleton
public class KafkaOutbox {
    private final OutgoingRecordRepository records;
    private final RunTime time;

    public KafkaOutbox(OutgoingRecordRepository records, RunTime time) {
        this.records = records;
        this.time = time;
    }

    /** Promises a record. */
    public void add(String topic, String key, SpecificRecord value) {
        var unused = records.save(
                new OutgoingRecord(null, topic, key, value.getSchema().getFullName(), bytes(value), now(), null));
    }

    /** Promises the record of what a person or service did. */
    public void audit(String actor, String action, String subject, @Nullable String detail) {
        add(
                Topics.AUDIT,
                subject,
                ActionRecorded.newBuilder()
                        .setActor(actor)
                        .setAction(action)
                        .setSubject(subject)
                        .setAt(now())
                        .setDetail(detail)
                        .build());
    }

    /** The time, as exact as Avro and Postgres keep it; see {@link RunTime}. */
    public Instant now() {
        return time.now();
    }

    static byte[] bytes(SpecificRecord value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

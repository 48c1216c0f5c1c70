// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final Clock clock;

    public KafkaOutbox(OutgoingRecordRepository records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** Promises a record. */
    public void add(String topic, String key, SpecificRecord value) {
        var unused = records.save(
                new OutgoingRecord(null, topic, key, value.getSchema().getFullName(), bytes(value), now()));
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

    /** The time, as exact as Avro and Postgres keep it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static byte[] bytes(SpecificRecord value) {
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

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.intake.RejectionCode;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.schema.grading.SamplesHandedOver;
import org.jspecify.annotations.Nullable;

/** Reads records into facts; what cannot be used goes whole to the dead letters and never stops the stream. */
final class EventProcessor implements Processor<byte[], byte[], String, Object> {
    /** Handed-over samples are blocks of hours; everything else is a single event and far smaller. */
    private static final int LARGEST = 1024 * 1024;

    private final RecordReader reader;
    private final Clock clock;
    private final GraderMeters meters;
    private final Intake intake;
    private @Nullable ProcessorContext<String, Object> context;

    EventProcessor(RecordReader reader, Clock clock, GraderMeters meters, Intake intake) {
        this.reader = reader;
        this.clock = clock;
        this.meters = meters;
        this.intake = intake;
    }

    @Override
    public void init(ProcessorContext<String, Object> given) {
        this.context = given;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        byte @Nullable [] value = record.value();
        if (key == null) {
            reject(record, RejectionCode.NO_PATIENT.name(), "the record has no key");
            return;
        }
        if (value == null) {
            // A tombstone takes nothing back: facts are removed by their status.
            return;
        }
        if (value.length > LARGEST) {
            reject(record, GraderMeters.TOO_LARGE, "the record has more than " + LARGEST + " bytes");
            return;
        }
        String topic = metadata().topic();
        SpecificRecord read;
        try {
            read = reader.read(topic, value);
        } catch (SerializationException unreadable) {
            reject(record, GraderMeters.UNREADABLE, "the bytes are no record of the schemas: " + kind(unreadable));
            return;
        }
        if (read instanceof SamplesHandedOver samples) {
            accept(samples, key, record, value);
            return;
        }
        if (value.length > Bounds.LARGEST_EVENT) {
            reject(record, GraderMeters.TOO_LARGE, "more than " + Bounds.LARGEST_EVENT + " bytes");
            return;
        }
        Instant now = clock.instant();
        // A producer can leave the timestamp out, and then the record arrives now.
        Instant arrived = record.timestamp() < 0 ? now : Instant.ofEpochMilli(record.timestamp());
        IntakeResult result = intake.accept(AvroFields.of(read), arrived, now);
        if (result instanceof IntakeResult.Rejected rejected) {
            reject(record, rejected.code().name(), rejected.detail());
        } else if (result instanceof IntakeResult.Accepted accepted) {
            accept(accepted.fact(), new String(key, StandardCharsets.UTF_8), record, value);
        }
    }

    private void accept(SamplesHandedOver samples, byte[] key, Record<byte[], byte[]> record, byte[] value) {
        Fact fact;
        try {
            fact = HandoverRecords.fact(samples);
        } catch (IllegalArgumentException foreign) {
            reject(record, "MALFORMED", "samples that no grader has written");
            return;
        }
        accept(fact, new String(key, StandardCharsets.UTF_8), record, value);
    }

    private void accept(Fact fact, String key, Record<byte[], byte[]> record, byte[] value) {
        if (!fact.patient().value().equals(key)) {
            reject(record, "NO_PATIENT", "the key of the record is not the patient of its value");
            return;
        }
        forward(new Record<>(key, new Arrived(fact, value), record.timestamp(), record.headers()), Nodes.WATCH);
    }

    private void reject(Record<byte[], byte[]> record, String reason, String detail) {
        meters.rejected(reason);
        RecordMetadata from = metadata();
        Instant now = clock.instant();
        Object letter = DeadLetter.of(new DeadLetter.Heading(reason, detail, "kafka", now))
                .from(from.topic(), from.partition(), from.offset())
                .key(record.key())
                .message(record.value() == null ? new byte[0] : record.value());
        forward(new Record<>("kafka", letter, now.toEpochMilli()), Nodes.REJECTED);
    }

    /** What kind of failure it is at bottom; its text may quote what was in the record. */
    private static String kind(Throwable failure) {
        Throwable bottom = failure;
        for (Throwable cause = bottom.getCause(); cause != null; cause = bottom.getCause()) {
            bottom = cause;
        }
        return bottom.getClass().getSimpleName();
    }

    private RecordMetadata metadata() {
        return required().recordMetadata().orElseThrow();
    }

    private void forward(Record<String, Object> record, String child) {
        required().forward(record, child);
    }

    private ProcessorContext<String, Object> required() {
        ProcessorContext<String, Object> present = context;
        if (present == null) {
            throw new IllegalStateException("not initialised");
        }
        return present;
    }
}

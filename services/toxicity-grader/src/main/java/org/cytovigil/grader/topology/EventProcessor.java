// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import io.micrometer.core.instrument.MeterRegistry;
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
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.schema.grading.SamplesHandedOver;
import org.jspecify.annotations.Nullable;

/** Reads records into facts; what cannot be used goes whole to the dead letters and never stops the stream. */
final class EventProcessor implements Processor<byte[], byte[], String, Object> {
    private final RecordReader reader;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Intake intake = new Intake();
    private @Nullable ProcessorContext<String, Object> context;

    EventProcessor(RecordReader reader, Clock clock, MeterRegistry meters) {
        this.reader = reader;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Object> given) {
        this.context = given;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        byte @Nullable [] value = record.value();
        if (value == null) {
            return;
        }
        if (key == null) {
            reject(record, "NO_PATIENT", "the record has no key");
            return;
        }
        String topic = metadata().topic();
        SpecificRecord read;
        try {
            read = reader.read(topic, value);
        } catch (SerializationException unreadable) {
            reject(record, "UNREADABLE", "the bytes are no record of the schemas: " + brief(unreadable));
            return;
        }
        if (read instanceof SamplesHandedOver samples) {
            accept(samples, key, record, value);
            return;
        }
        IntakeResult result = intake.accept(AvroFields.of(read), Instant.ofEpochMilli(record.timestamp()));
        if (result instanceof IntakeResult.Rejected rejected) {
            reject(record, rejected.code().name(), rejected.reason());
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
        meters.counter("cytovigil.events.rejected", "reason", reason).increment();
        RecordMetadata from = metadata();
        Instant now = clock.instant();
        Object letter = DeadLetter.of(new DeadLetter.Heading(reason, detail, "kafka", now))
                .from(from.topic(), from.partition(), from.offset())
                .key(record.key())
                .message(record.value());
        forward(new Record<>("kafka", letter, now.toEpochMilli()), Nodes.REJECTED);
    }

    private static String brief(Exception failure) {
        String text = String.valueOf(failure.getMessage());
        return text.length() > 200 ? text.substring(0, 200) : text;
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

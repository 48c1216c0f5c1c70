// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.casework.GraderSteps;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.course.PatientRecord;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.jspecify.annotations.Nullable;

/** Takes a batch of records into the ledger in one transaction; what cannot be read goes to the dead letters. */
@Singleton
class BatchIntake {
    private final Map<String, Deserializer<? extends SpecificRecord>> readers;
    private final GraderSteps alerts;
    private final BoardIntake board;
    private final KafkaOutbox outbox;
    private final PagingMetrics metrics;

    BatchIntake(AvroSerdes serdes, GraderSteps alerts, BoardIntake board, KafkaOutbox outbox, PagingMetrics metrics) {
        this.readers = Map.of(
                Topics.ALERTS, serdes.deserializer(AlertTransition.class),
                Topics.GRADES_ASSESSED, serdes.deserializer(ToxicityGraded.class),
                Topics.GRADES_CURRENT, serdes.deserializer(ToxicityGraded.class),
                Topics.PATIENT, serdes.deserializer(PatientRecord.class),
                Topics.FEED_STATUS, serdes.deserializer(FeedStatus.class));
        this.alerts = alerts;
        this.board = board;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Transactional
    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(this::take);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        byte[] value = record.value();
        if (key == null) {
            reject(record, "MALFORMED", "the record has no key");
        } else if (value == null) {
            board.forget(record.topic(), new String(key, StandardCharsets.UTF_8));
        } else {
            take(record, value);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        SpecificRecord read;
        try {
            read = reader(record.topic()).deserialize(record.topic(), value);
        } catch (SerializationException unreadable) {
            reject(record, "UNREADABLE", "the value cannot be read");
            return;
        }
        String problem = problem(read);
        if (problem != null) {
            reject(record, "UNKNOWN_VALUE", problem);
        } else if (read instanceof AlertTransition step) {
            alerts.take(step);
        } else if (read instanceof ToxicityGraded grade) {
            board.take(grade, record.topic().equals(Topics.GRADES_CURRENT));
        } else if (read instanceof PatientRecord patient) {
            board.take(patient);
        } else if (read instanceof FeedStatus feed) {
            board.take(feed);
        }
    }

    /** What would break the ledger later is refused now. */
    private static @Nullable String problem(SpecificRecord read) {
        if (read instanceof AlertTransition step) {
            boolean known = List.of("HIGH", "MEDIUM", "LOW", "INFO")
                    .contains(step.getPriority().toString());
            return known ? null : "priority is not known";
        }
        return null;
    }

    private Deserializer<? extends SpecificRecord> reader(String topic) {
        Deserializer<? extends SpecificRecord> reader = readers.get(topic);
        if (reader == null) {
            throw new IllegalStateException("no reader for " + topic);
        }
        return reader;
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
        byte[] raw = record.value() == null ? new byte[0] : record.value();
        outbox.add(
                Topics.REJECTED,
                "kafka",
                DeadLetter.of(new DeadLetter.Heading(reason, detail, "kafka", outbox.now()))
                        .from(record.topic(), record.partition(), record.offset())
                        .key(record.key())
                        .message(raw));
        metrics.rejected(reason);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.CanaryKeys;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.alarm.TechnicalAlarms;
import org.cytovigil.notification.canary.Canaries;
import org.cytovigil.notification.casework.GraderSteps;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.course.PatientRecord;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.ToxicityGraded;

/** Takes records into the ledger, many in one transaction or one in its own; what cannot be read goes to the dead letters. */
@Singleton
class RecordDispatcher {
    /** With the rest of the letter it fits into a record of Kafka's usual limit. */
    private static final int LONGEST_KEPT = 900_000;

    private final Map<String, Deserializer<? extends SpecificRecord>> readers;
    private final GraderSteps alerts;
    private final Canaries canaries;
    private final BoardIntake board;
    private final KafkaOutbox outbox;
    private final PagingMetrics metrics;
    private final TechnicalAlarms alarms;

    RecordDispatcher(
            AvroSerdes serdes,
            GraderSteps alerts,
            Canaries canaries,
            BoardIntake board,
            KafkaOutbox outbox,
            PagingMetrics metrics,
            TechnicalAlarms alarms) {
        this.readers = Map.of(
                Topics.ALERTS, serdes.deserializer(AlertTransition.class),
                Topics.GRADES_ASSESSED, serdes.deserializer(ToxicityGraded.class),
                Topics.GRADES_CURRENT, serdes.deserializer(ToxicityGraded.class),
                Topics.PATIENT, serdes.deserializer(PatientRecord.class),
                Topics.FEED_STATUS, serdes.deserializer(FeedStatus.class));
        this.alerts = alerts;
        this.canaries = canaries;
        this.board = board;
        this.outbox = outbox;
        this.metrics = metrics;
        this.alarms = alarms;
    }

    /** All of them, or none; the alerts among them, which may be due at once. */
    @Transactional
    List<AlertTransition> takeAll(List<ConsumerRecord<byte[], byte[]>> records) {
        List<AlertTransition> taken = new ArrayList<>();
        records.forEach(record -> read(record, taken));
        return taken;
    }

    /** One of them. */
    @Transactional
    List<AlertTransition> take(ConsumerRecord<byte[], byte[]> record) {
        return takeAll(List.of(record));
    }

    /** Keeps a record that cannot be taken for good, says where it was, and raises a technical alarm. */
    @Transactional
    void setAside(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
        reject(record, reason, detail);
        alarms.raise(
                record.topic() + "-" + record.partition() + "@" + record.offset(),
                "a record was set aside: " + reason + ", " + detail);
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<AlertTransition> taken) {
        byte[] key = record.key();
        byte[] value = record.value();
        if (key == null) {
            reject(record, "MALFORMED", "the record has no key");
        } else if (value == null) {
            board.forget(record.topic(), new String(key, StandardCharsets.UTF_8));
        } else {
            read(record, value, taken);
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record, byte[] value, List<AlertTransition> taken) {
        SpecificRecord read;
        try {
            read = reader(record.topic()).deserialize(record.topic(), value);
        } catch (SerializationException unreadable) {
            setAside(record, "UNREADABLE", "the value cannot be read");
            return;
        }
        if (CanaryKeys.is(
                String.valueOf(read.get(read.getSchema().getField("patient").pos())))) {
            if (read instanceof AlertTransition step) {
                canaries.take(step);
            }
        } else if (read instanceof AlertTransition step) {
            take(record, step, taken);
        } else if (read instanceof ToxicityGraded grade) {
            board.take(grade, record.topic().equals(Topics.GRADES_CURRENT));
        } else if (read instanceof PatientRecord patient) {
            board.take(patient);
        } else if (read instanceof FeedStatus feed) {
            board.take(feed);
        }
    }

    /** An alert that must page does so with what of it can be used; the record is kept with what was wrong. */
    private void take(ConsumerRecord<byte[], byte[]> record, AlertTransition step, List<AlertTransition> taken) {
        UsableAlert usable = UsableAlert.of(step);
        if (usable.problem() != null) {
            String paged = usable.pages() ? "; paged with what could be read" : "";
            setAside(record, usable.reason(), usable.problem() + paged);
        }
        if (usable.problem() == null || usable.pages()) {
            alerts.take(usable.step());
            taken.add(usable.step());
        }
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
        boolean tooLong = raw.length > LONGEST_KEPT;
        outbox.add(
                Topics.REJECTED,
                "kafka",
                DeadLetter.of(new DeadLetter.Heading(
                                reason, tooLong ? detail + " (cut)" : detail, "kafka", outbox.now()))
                        .from(record.topic(), record.partition(), record.offset())
                        .key(record.key())
                        .message(tooLong ? Arrays.copyOf(raw, LONGEST_KEPT) : raw));
        metrics.rejected(reason);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.CanaryKeys;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.series.SeriesRecorder;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.schema.bedside.AssessmentRecorded;
import org.cytovigil.schema.bedside.InterventionGiven;
import org.cytovigil.schema.bedside.LabResulted;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.cytovigil.schema.course.TherapyCourse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for the board what is drawn of each patient's data, and the newest datum of each patient and feed. Grading does not
 * go by it. What cannot be read here is judged by the grader, which reads the same topics.
 */
@Singleton
class Freshness implements TopicLoop.Taker {
    static final List<String> TOPICS =
            List.of(Topics.VITALS, Topics.LABS, Topics.ASSESSMENTS, Topics.INTERVENTIONS, Topics.THERAPY);

    /** How far a first start looks back; older data say nothing about who is watched now. */
    private static final Duration LOOK_BACK = Duration.ofHours(24);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Map<String, Deserializer<? extends SpecificRecord>> readers;
    private final NewestData data;
    private final SeriesRecorder readings;
    private final Changes changes;
    private final Clock clock;

    Freshness(AvroSerdes serdes, NewestData data, SeriesRecorder readings, Changes changes, Clock clock) {
        this.readers = Map.of(
                Topics.VITALS, serdes.deserializer(VitalSignObserved.class),
                Topics.LABS, serdes.deserializer(LabResulted.class),
                Topics.ASSESSMENTS, serdes.deserializer(AssessmentRecorded.class),
                Topics.INTERVENTIONS, serdes.deserializer(InterventionGiven.class),
                Topics.THERAPY, serdes.deserializer(TherapyCourse.class));
        this.data = data;
        this.readings = readings;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<NewestData.Key, NewestData.Datum> newest = new HashMap<>();
        records.forEach(record -> read(record, newest));
        readings.write();
        data.put(newest);
        records.clear();
        changes.dataCame();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Map<NewestData.Key, NewestData.Datum> newest) {
        Deserializer<? extends SpecificRecord> reader = readers.get(record.topic());
        if (record.key() == null || record.value() == null || reader == null) {
            return;
        }
        SpecificRecord read = deserialized(reader, record);
        if (read == null || CanaryKeys.is(new String(record.key(), StandardCharsets.UTF_8))) {
            return;
        }
        Instant arrived = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        // What the ledger cannot hold is nothing that the board could show.
        Failures.unlessRefused(() -> readings.take(read, arrived), () -> {});
        Object status = read.get(read.getSchema().getField("status").pos());
        Object at = read.get(read.getSchema().getField("at").pos());
        // A step of the therapy tells nothing of whether the bedside still delivers.
        if (at instanceof Instant time
                && !record.topic().equals(Topics.THERAPY)
                && time.isBefore(clock.instant().plus(AHEAD))
                && !"ENTERED_IN_ERROR".contentEquals(String.valueOf(status))) {
            String patient =
                    String.valueOf(read.get(read.getSchema().getField("patient").pos()));
            newest.merge(
                    new NewestData.Key(patient, feed(record.topic(), read)),
                    new NewestData.Datum(time, arrived),
                    NewestData.Datum::newer);
        }
    }

    private static @Nullable SpecificRecord deserialized(
            Deserializer<? extends SpecificRecord> reader, ConsumerRecord<byte[], byte[]> record) {
        try {
            return reader.deserialize(record.topic(), record.value());
        } catch (SerializationException unreadable) {
            return null;
        }
    }

    private static String feed(String topic, SpecificRecord read) {
        return switch (topic) {
            case Topics.VITALS -> continuous(read) ? "CONTINUOUS_VITALS" : "SPOT_VITALS";
            case Topics.LABS -> "LABS";
            case Topics.ASSESSMENTS -> "NEURO_ASSESSMENT";
            default -> "INTERVENTIONS";
        };
    }

    private static boolean continuous(SpecificRecord read) {
        String method = read instanceof VitalSignObserved vital ? String.valueOf(vital.getMethod()) : "";
        return method.equals("CONTINUOUS") || method.equals("ARTERIAL_LINE");
    }

    /** Where no commit was made yet: the records of the last day, since a patient heard of before is not watched now. */
    @Override
    public void assigned(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        Map<TopicPartition, Long> fresh = partitions.stream()
                .filter(partition -> committed.get(partition) == null)
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> clock.instant().minus(LOOK_BACK).toEpochMilli()));
        if (!fresh.isEmpty()) {
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(fresh);
            fresh.keySet().forEach(partition -> {
                OffsetAndTimestamp first = found.get(partition);
                if (first == null) {
                    consumer.seekToEnd(List.of(partition));
                } else {
                    consumer.seek(partition, first.offset());
                }
            });
        }
    }
}

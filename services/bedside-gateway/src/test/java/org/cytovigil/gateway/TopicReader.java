// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.ingest.MessageRejected;
import org.jspecify.annotations.Nullable;

/** Reads topics from their beginning until what is looked for is there. */
final class TopicReader {
    private final Settings settings;

    TopicReader(Settings settings) {
        this.settings = settings;
    }

    /** The events of a patient on a topic, once there are so many. */
    List<ConsumerRecord<String, SpecificRecord>> events(String topic, String patient, int count) {
        return find(topic, record -> patient.equals(record.key()), count);
    }

    /** The events of a topic that are as wanted, once there are so many. */
    List<ConsumerRecord<String, SpecificRecord>> matching(
            String topic, Predicate<ConsumerRecord<String, SpecificRecord>> wanted, int count) {
        return find(topic, wanted, count);
    }

    /** The events of a patient on a topic before the first one that is the last. */
    List<AvroFields> eventsUpTo(String topic, String patient, Predicate<AvroFields> last) {
        Predicate<ConsumerRecord<String, SpecificRecord>> ends =
                record -> patient.equals(record.key()) && last.test(AvroFields.of(record.value()));
        List<AvroFields> before = new ArrayList<>();
        for (ConsumerRecord<String, SpecificRecord> record : find(topic, ends, 1, patient)) {
            if (ends.test(record)) {
                break;
            }
            before.add(AvroFields.of(record.value()));
        }
        return before;
    }

    /** The fields of the only event of a patient on a topic. */
    AvroFields onlyEvent(String topic, String patient) {
        return AvroFields.of(events(topic, patient, 1).get(0).value());
    }

    /** The events of a topic that are as wanted, whoever's they are, once there are so many. */
    List<AvroFields> all(String topic, Predicate<AvroFields> wanted, int count) {
        return find(topic, record -> wanted.test(AvroFields.of(record.value())), count).stream()
                .map(record -> AvroFields.of(record.value()))
                .toList();
    }

    /** The dead letters whose detail and bytes are as wanted, once there are so many. */
    List<MessageRejected> deadLetters(Predicate<MessageRejected> wanted, int count) {
        return find(Topics.REJECTED, record -> wanted.test((MessageRejected) record.value()), count).stream()
                .map(record -> (MessageRejected) record.value())
                .toList();
    }

    private List<ConsumerRecord<String, SpecificRecord>> find(
            String topic, Predicate<ConsumerRecord<String, SpecificRecord>> wanted, int count) {
        return find(topic, wanted, count, null);
    }

    /** What is wanted, and beside it all of a patient, in the order of the topic. */
    private List<ConsumerRecord<String, SpecificRecord>> find(
            String topic,
            Predicate<ConsumerRecord<String, SpecificRecord>> wanted,
            int count,
            @Nullable String beside) {
        Map<String, Object> properties = new HashMap<>(new KafkaSettings(settings).consumer("test"));
        properties.remove("group.id");
        try (KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, SpecificRecord>> found = new ArrayList<>();
            AtomicInteger number = new AtomicInteger();
            await().pollInSameThread().pollDelay(Duration.ZERO).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    boolean isWanted = wanted.test(record);
                    if (isWanted || record.key().equals(beside)) {
                        found.add(record);
                    }
                    number.addAndGet(isWanted ? 1 : 0);
                });
                return number.get() >= count;
            });
            return found;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Reads topics from the beginning, and writes raw bytes to them. */
final class TopicContent {
    private TopicContent() {}

    /** All committed values of a topic. */
    static <T> List<T> read(Settings settings, String topic, Class<T> type) {
        List<T> values = new ArrayList<>();
        try (KafkaConsumer<String, T> consumer = fromTheBeginning(settings, topic)) {
            Set<TopicPartition> partitions = consumer.assignment();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(consumed -> values.add(type.cast(consumed.value())));
            }
        }
        return values;
    }

    /** A reader of what is committed in a topic, at its beginning. */
    static <T> KafkaConsumer<String, T> fromTheBeginning(Settings settings, String topic) {
        KafkaConsumer<String, T> consumer = new KafkaConsumer<>(new KafkaSettings(settings).consumer("acceptance"));
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Writes bytes as a foreign producer might. */
    static void write(Settings settings, String topic, @Nullable String key, byte[] value) {
        try (RawRecords records = new RawRecords(settings)) {
            records.write(topic, key, value);
        }
    }
}

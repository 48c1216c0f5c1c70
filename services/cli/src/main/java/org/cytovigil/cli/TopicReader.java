// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Reads what topics hold now, as bytes, without joining a group or committing anything. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 15_000;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String brokers;

    TopicReader(Settings settings) {
        Map<String, Object> properties = new HashMap<>(new KafkaSettings(settings).client());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.brokers = settings.text(SettingKey.KAFKA_BOOTSTRAP);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Hands over every record of a topic up to its present end.
     *
     * @param since record time before which nothing is of interest, null for all
     */
    void each(String topic, @Nullable Instant since, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(partitions, since, ends);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(POLL).forEach(reader);
            }
        } catch (TimeoutException unreachable) {
            throw unreachable(unreachable);
        }
    }

    private void seek(List<TopicPartition> partitions, @Nullable Instant since, Map<TopicPartition, Long> ends) {
        if (since == null) {
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(part -> times.put(part, since.toEpochMilli()));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition part : partitions) {
            OffsetAndTimestamp first = found.get(part);
            consumer.seek(part, first == null ? ends.getOrDefault(part, 0L) : first.offset());
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private InputException unreachable(TimeoutException cause) {
        return new InputException("Kafka does not answer at " + brokers + ": " + cause.getMessage());
    }

    @Override
    public void close() {
        consumer.close();
    }
}

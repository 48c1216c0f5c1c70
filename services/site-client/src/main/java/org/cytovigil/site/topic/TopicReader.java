// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Reads what topics hold now, as bytes, without joining a group or committing anything. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 15_000;
    private static final int FETCH_WAIT_MS = 10;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String brokers;

    /** A reader of the site of these settings. */
    public TopicReader(Settings settings) {
        Map<String, Object> properties = new HashMap<>(new KafkaSettings(settings).client());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // It never waits for what is still to come; a fetch that did would hold up the next question to the same
        // broker.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
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
    public void each(String topic, @Nullable Instant since, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try {
            each(partitions(topic), since, reader);
        } catch (TimeoutException unreachable) {
            throw new BrokersUnreachableException(brokers, unreachable);
        }
    }

    /** Hands over every value of a topic up to its present end; what is no record of ours tells nothing. */
    public void values(String topic, Deserializer<SpecificRecord> reader, Consumer<SpecificRecord> taker) {
        each(topic, null, record -> take(record, reader, taker));
    }

    /** Hands over the newest values of each partition, as {@link #newest} does. */
    public void newestValues(
            String topic, int most, Deserializer<SpecificRecord> reader, Consumer<SpecificRecord> taker) {
        newest(topic, most, record -> take(record, reader, taker));
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> record,
            Deserializer<SpecificRecord> reader,
            Consumer<SpecificRecord> taker) {
        SpecificRecord value = record.value() == null ? null : readable(reader, record.topic(), record.value());
        if (value != null) {
            taker.accept(value);
        }
    }

    private static @Nullable SpecificRecord readable(Deserializer<SpecificRecord> reader, String topic, byte[] bytes) {
        try {
            return reader.deserialize(topic, bytes);
        } catch (SerializationException unreadable) {
            return null;
        }
    }

    /** Hands over every record of some partitions of a topic up to their present ends. */
    public void within(String topic, Set<Integer> some, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try {
            each(
                    partitions(topic).stream()
                            .filter(part -> some.contains(part.partition()))
                            .toList(),
                    null,
                    reader);
        } catch (TimeoutException unreachable) {
            throw new BrokersUnreachableException(brokers, unreachable);
        }
    }

    /** Hands over the newest records of each partition of a topic, at most so many of each. */
    public void newest(String topic, int most, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.beginningOffsets(partitions)
                    .forEach((part, first) -> consumer.seek(part, Math.max(first, ends.getOrDefault(part, 0L) - most)));
            upTo(ends, reader);
        } catch (TimeoutException unreachable) {
            throw new BrokersUnreachableException(brokers, unreachable);
        }
    }

    /** The record of an offset; empty where there is none, or none any more. */
    public Optional<ConsumerRecord<byte[], byte[]>> find(String topic, int partition, long offset) {
        try {
            List<TopicPartition> parts = partitions(topic).stream()
                    .filter(part -> part.partition() == partition)
                    .toList();
            for (TopicPartition part : parts) {
                long first = consumer.beginningOffsets(parts).getOrDefault(part, 0L);
                long end = consumer.endOffsets(parts).getOrDefault(part, 0L);
                if (offset >= first && offset < end) {
                    return at(part, offset, end);
                }
            }
            return Optional.empty();
        } catch (TimeoutException unreachable) {
            throw new BrokersUnreachableException(brokers, unreachable);
        }
    }

    /** Offsets of transactions hold no record: the one that follows is another. */
    private Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition part, long offset, long end) {
        consumer.assign(List.of(part));
        consumer.seek(part, offset);
        while (consumer.position(part) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == offset ? Optional.of(record) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** How many partitions a topic has. */
    public int width(String topic) {
        try {
            return partitions(topic).size();
        } catch (TimeoutException unreachable) {
            throw new BrokersUnreachableException(brokers, unreachable);
        }
    }

    /**
     * Up to when records of some partitions of a topic may have been deleted: the time of the oldest that is left, {@link
     * Instant#MIN} where nothing was deleted.
     */
    public Instant deletedUntil(String topic, Set<Integer> some) {
        List<TopicPartition> partitions = partitions(topic).stream()
                .filter(part -> some.contains(part.partition()))
                .toList();
        Instant[] until = {Instant.MIN};
        consumer.beginningOffsets(partitions).forEach((part, first) -> {
            if (first > 0) {
                Instant oldest = oldest(part);
                until[0] = oldest.isAfter(until[0]) ? oldest : until[0];
            }
        });
        return until[0];
    }

    /** The time of the first record that is left; {@link Instant#MAX} where none is. */
    private Instant oldest(TopicPartition part) {
        OffsetAndTimestamp first = consumer.offsetsForTimes(Map.of(part, 0L)).get(part);
        return first == null ? Instant.MAX : Instant.ofEpochMilli(first.timestamp());
    }

    private void each(
            List<TopicPartition> partitions, @Nullable Instant since, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seek(partitions, since, ends);
        upTo(ends, reader);
    }

    /** Where the brokers go away meanwhile, whoever waits is told so: a poll alone would wait for ever. */
    private void upTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long behind = behind(ends);
        long lastProgress = System.nanoTime();
        while (behind > 0) {
            consumer.poll(POLL).forEach(reader);
            long now = behind(ends);
            if (now < behind) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE_MS * 1_000_000L) {
                throw new TimeoutException("nothing more came within " + PATIENCE_MS + " ms");
            }
            behind = now;
        }
    }

    private long behind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
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

    @Override
    public void close() {
        consumer.close();
    }
}

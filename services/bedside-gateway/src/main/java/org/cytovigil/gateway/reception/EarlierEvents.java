// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what was written before the gateway was started to those who must know it: a correction that comes after a restart
 * takes back what was told before it. Where the brokers are away nothing can be taken in either, and it is tried again.
 */
public final class EarlierEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierEvents.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** So many of the newest records of a topic at most: monitors write millions a day, and the doors must open soon. */
    private static final long MOST = 200_000;

    /** Infusions run for days; removals, which are last, come with the vital signs. */
    private static final Map<String, Duration> BACK = new LinkedHashMap<>();

    static {
        BACK.put(Topics.INTERVENTIONS, Duration.ofDays(7));
        BACK.put(Topics.LABS, Duration.ofDays(1));
        BACK.put(Topics.ASSESSMENTS, Duration.ofDays(1));
        BACK.put(Topics.VITALS, Duration.ofDays(1));
    }

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Deserializer<SpecificRecord> reader;
    private final Collection<Remembers> remembering;
    private final Clock clock;
    private final Thread again = new Thread(this::tryAgain, "earlier-events");

    public EarlierEvents(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Deserializer<SpecificRecord> reader,
            Collection<Remembers> remembering,
            Clock clock) {
        this.consumers = consumers;
        this.reader = reader;
        this.remembering = List.copyOf(remembering);
        this.clock = clock;
        again.setDaemon(true);
    }

    /** Tells all that there is, or goes on trying beside everything else. */
    public void recall() {
        if (!tell()) {
            again.start();
        }
    }

    private void tryAgain() {
        try {
            do {
                Thread.sleep(PAUSE.toMillis());
            } while (!tell());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tell() {
        long end = System.nanoTime() + LONGEST.toNanos();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            for (Map.Entry<String, Duration> topic : BACK.entrySet()) {
                tell(consumer, topic.getKey(), clock.instant().minus(topic.getValue()), end);
            }
            return true;
        } catch (RuntimeException away) {
            LOG.warn("what was written before the start is not known yet: {}", away.toString());
            return false;
        }
    }

    private void tell(Consumer<byte[], byte[]> consumer, String topic, Instant since, long end) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            long last = ends.getOrDefault(partition, 0L);
            consumer.seek(partition, first == null ? last : Math.max(first.offset(), last - MOST / partitions.size()));
        }
        while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
            if (System.nanoTime() > end) {
                LOG.warn("of what was written to {} before the start not all could be read in time", topic);
                return;
            }
            consumer.poll(POLL).forEach(this::tell);
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        SpecificRecord value;
        try {
            value = reader.deserialize(record.topic(), record.value());
        } catch (SerializationException foreign) {
            return;
        }
        try {
            SentEvent event = SentEvent.naming(AvroFields.of(value));
            remembering.forEach(one -> one.recall(event));
        } catch (RuntimeException odd) {
            // Others may write what no door of ours would: it costs itself alone. Its text may hold the record.
            LOG.warn(
                    "a record of {} could not be recalled: {}",
                    record.topic(),
                    odd.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        again.interrupt();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.health.Pulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics on a thread of its own until it is stopped. Offsets are committed after the records were taken; what cannot
 * be taken just now is tried again in order, while the group still hears from us. Nothing that a record does ends the loop:
 * after an error, of whatever kind, a new consumer goes on where the last commit was.
 */
final class TopicLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Collection<String> topics;
    private final Map<String, Object> properties;
    private final Taker taker;
    private final Pulse pulse;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<ConsumerRecord<byte[], byte[]>> pending = new ArrayList<>();

    TopicLoop(String name, Collection<String> topics, Map<String, Object> properties, Taker taker, Pulse pulse) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.properties = Map.copyOf(properties);
        this.taker = taker;
        this.pulse = pulse;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Takes records in and removes from the list those that are done; throws where the rest cannot be taken just now. */
    @FunctionalInterface
    interface Taker {
        void take(List<ConsumerRecord<byte[], byte[]>> records) throws Exception;

        /** Partitions were given to us; where to begin may be set. */
        default void assigned(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {}
    }

    void start() {
        thread.start();
    }

    private void run() {
        Duration pause = AGAIN;
        while (!isStopped()) {
            try (Consumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(topics, new Rebalance(consumer));
                while (!isStopped()) {
                    step(consumer);
                    pause = AGAIN;
                }
            } catch (Exception | Error failed) {
                Failures.endIfOutOfMemory(failed);
                if (!isStopped()) {
                    LOG.error("{} failed, begins anew in {} ms", name, pause.toMillis(), failed);
                    pulse.failed(failed);
                    rest(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
            pending.clear();
        }
    }

    private void step(Consumer<byte[], byte[]> consumer) {
        consumer.poll(POLL).forEach(pending::add);
        if (pending.isEmpty()) {
            if (!consumer.assignment().isEmpty()) {
                pulse.beat();
            }
            return;
        }
        try {
            taker.take(pending);
            pending.clear();
            consumer.commitSync();
            consumer.resume(consumer.paused());
            pulse.beat();
        } catch (Exception | Error notNow) {
            Failures.endIfOutOfMemory(notNow);
            LOG.error("{} cannot take {} records, will try again: {}", name, pending.size(), notNow.toString());
            pulse.failed(notNow);
            consumer.pause(consumer.assignment());
            rest(AGAIN);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void rest(Duration pause) {
        try {
            var unused = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            stopped.countDown();
        }
    }

    /** What was read of partitions that go to another member will be read by that one. */
    private final class Rebalance implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        private Rebalance(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            pending.removeIf(record -> partitions.contains(new TopicPartition(record.topic(), record.partition())));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            taker.assigned(consumer, partitions);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(LONGEST_PAUSE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.cytovigil.bench.Crisis.Rise;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;

/** Sees the alerts of rises of CRS as the notification service does: committed ones only, as soon as they can be read. */
final class AlertWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(50);
    private final KafkaConsumer<String, AlertTransition> consumer;
    private final Map<Rise, Seen> seen = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean stopped;

    /**
     * How an alert was seen.
     *
     * @param nanos when first, by {@link System#nanoTime}
     * @param partition of its topic, hence of the patient
     * @param times how often it was raised
     */
    record Seen(long nanos, int partition, int times) {}

    AlertWatch(Settings settings) {
        consumer = new KafkaConsumer<>(new KafkaSettings(settings).consumer("bench"));
        var partitions = consumer.partitionsFor(Topics.ALERTS).stream()
                .map(info -> new TopicPartition(Topics.ALERTS, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader = new Thread(this::read, "alert-watch");
        reader.start();
    }

    /** All that were seen until now. */
    Map<Rise, Seen> seen() {
        return seen;
    }

    /** Those of the rises that have made no alert, after waiting a minute for them at most. */
    Set<Rise> missing(Collection<Rise> rises) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        Set<Rise> missing = new HashSet<>(rises);
        missing.removeAll(seen.keySet());
        while (!missing.isEmpty() && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(20);
            missing.removeAll(seen.keySet());
        }
        return missing;
    }

    private void read() {
        while (!stopped) {
            var records = consumer.poll(POLL);
            long now = System.nanoTime();
            for (ConsumerRecord<String, AlertTransition> record : records) {
                AlertTransition alert = record.value();
                Integer grade = alert.getGrade();
                if (isRiseOfCrs(alert) && grade != null) {
                    seen.merge(
                            new Rise(record.key(), grade),
                            new Seen(now, record.partition(), 1),
                            (first, again) -> new Seen(first.nanos(), first.partition(), first.times() + 1));
                }
            }
        }
    }

    private static boolean isRiseOfCrs(AlertTransition alert) {
        return alert.getTransition().toString().equals("RAISED")
                && alert.getCause().toString().equals("CRS_ROSE");
    }

    @Override
    public void close() {
        stopped = true;
        try {
            reader.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}

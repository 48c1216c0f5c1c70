// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.bench.Crisis.Rise;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.FactFields;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;

/**
 * Sends a ward's events and the rises of a crisis by a schedule fixed beforehand, with the gateway's producer, and never
 * waits for what became of them: a stall delays no later event, so it shows in the latency of every event that it hits.
 */
final class OpenLoop implements AutoCloseable {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private final WardStream ward;
    private final Crisis crisis;
    private final int eventsPerSecond;
    private final int risesPerSecond;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final Map<Rise, Long> due = new HashMap<>();
    private volatile boolean failed;
    private long sent;

    OpenLoop(Settings settings, WardStream ward, Crisis crisis, int eventsPerSecond, int risesPerSecond) {
        this.ward = ward;
        this.crisis = crisis;
        this.eventsPerSecond = eventsPerSecond;
        this.risesPerSecond = risesPerSecond;
        this.producer = new KafkaProducer<>(new KafkaSettings(settings).producer());
    }

    /** Sends for so many seconds; those of each second lie evenly in it. */
    void run(Duration length) {
        long start = System.nanoTime();
        for (long second = 0; second < length.toSeconds(); second++) {
            send(start + second * SECOND, Instant.now());
        }
        producer.flush();
        if (failed) {
            throw new IllegalStateException("an event could not be written");
        }
    }

    /** When the event of each rise was due to be sent, by {@link System#nanoTime}, even if it was sent later. */
    Map<Rise, Long> due() {
        return due;
    }

    /** Events sent in all. */
    long sent() {
        return sent;
    }

    private void send(long start, Instant wall) {
        List<Fact> facts = new ArrayList<>(ward.second(wall));
        if (facts.size() > eventsPerSecond - risesPerSecond) {
            throw new IllegalStateException("a ward of " + facts.size() + " events a second is too large");
        }
        int count = facts.size() + risesPerSecond;
        int every = count / risesPerSecond;
        int fact = 0;
        int rises = 0;
        for (int i = 0; i < count; i++) {
            long slot = start + i * SECOND / count;
            long left = slot - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            }
            Instant now = Instant.now();
            if (rises < risesPerSecond && (i % every == 0 || fact == facts.size())) {
                Crisis.Event event = crisis.next(now);
                due.put(event.rise(), slot);
                rises++;
                send(event.fact(), now);
            } else {
                send(facts.get(fact++), now);
            }
        }
    }

    private void send(Fact fact, Instant now) {
        ProducerRecord<String, SpecificRecord> record = EventRecords.of(FactFields.of(fact), fact, now);
        var unused = producer.send(record, (metadata, failure) -> failed |= failure != null);
        sent++;
    }

    @Override
    public void close() {
        producer.close();
    }
}

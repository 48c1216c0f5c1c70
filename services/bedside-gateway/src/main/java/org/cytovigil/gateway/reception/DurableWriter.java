// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records and tells of each whether all in-sync replicas have it. */
public final class DurableWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableWriter.class);
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Producer<String, SpecificRecord> producer;
    private final Duration limit;

    public DurableWriter(Producer<String, SpecificRecord> producer, Duration deliveryTimeout) {
        this.producer = producer;
        this.limit = deliveryTimeout.plus(SLACK);
    }

    /** Writes all and waits; after the first that cannot even be sent the rest are not tried. */
    public List<Boolean> write(List<ProducerRecord<String, SpecificRecord>> records) {
        List<@Nullable Future<RecordMetadata>> sent = new ArrayList<>();
        boolean broken = false;
        for (ProducerRecord<String, SpecificRecord> record : records) {
            Future<RecordMetadata> future = broken ? null : send(record);
            broken = future == null;
            sent.add(future);
        }
        long end = System.nanoTime() + limit.toNanos();
        return sent.stream()
                .map(future -> future != null && isDurable(future, end))
                .toList();
    }

    /** Null where it cannot even be sent: at once where the serializer finds no schema, else when the limit is over. */
    private @Nullable Future<RecordMetadata> send(ProducerRecord<String, SpecificRecord> record) {
        try {
            Future<RecordMetadata> future = producer.send(record);
            return future.isDone() && !isDurable(future, System.nanoTime()) ? null : future;
        } catch (RuntimeException failed) {
            LOG.warn("a record for {} cannot be sent: {}", record.topic(), failed.toString());
            return null;
        }
    }

    private static boolean isDurable(Future<RecordMetadata> future, long end) {
        try {
            future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException failed) {
            LOG.warn("a record was not made durable: {}", String.valueOf(failed.getCause()));
            return false;
        } catch (TimeoutException late) {
            LOG.warn("a record was not made durable in time");
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

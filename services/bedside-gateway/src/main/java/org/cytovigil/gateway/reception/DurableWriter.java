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
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records and tells of each whether all in-sync replicas have it. */
public final class DurableWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableWriter.class);
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Producer<String, SpecificRecord> producer;
    private final Duration limit;
    private final LastSuccess success = new LastSuccess();

    /** What became of a record. */
    public enum Fate {
        /** All in-sync replicas have it. */
        DURABLE,
        /** It was not written, and may be tried again. */
        LOST,
        /** It was not written, and never will be as it is. */
        TOO_LARGE
    }

    public DurableWriter(Producer<String, SpecificRecord> producer, Duration deliveryTimeout) {
        this.producer = producer;
        this.limit = deliveryTimeout.plus(SLACK);
    }

    /** When a write last succeeded, and whether one has failed since. */
    public LastSuccess success() {
        return success;
    }

    /** A record on its way; its fate where that is known at once. */
    private record Sending(@Nullable Fate known, @Nullable Future<RecordMetadata> future) {
        Fate fate(long end) {
            if (known != null) {
                return known;
            }
            return future == null ? Fate.LOST : await(future, end);
        }
    }

    /** Writes all and waits; after the first that cannot even be sent the rest are not tried. */
    public List<Fate> write(List<ProducerRecord<String, SpecificRecord>> records) {
        List<Sending> sent = new ArrayList<>();
        boolean broken = false;
        for (ProducerRecord<String, SpecificRecord> record : records) {
            Sending sending = broken ? new Sending(Fate.LOST, null) : send(record);
            broken = sending.known() == Fate.LOST;
            sent.add(sending);
        }
        long end = System.nanoTime() + limit.toNanos();
        List<Fate> fates = sent.stream().map(sending -> sending.fate(end)).toList();
        if (fates.contains(Fate.LOST)) {
            success.failed();
        } else if (!fates.isEmpty()) {
            success.succeeded();
        }
        return fates;
    }

    /** Its fate is known at once where the serializer finds no schema, or where the record is too large. */
    private Sending send(ProducerRecord<String, SpecificRecord> record) {
        try {
            Future<RecordMetadata> future = producer.send(record);
            return future.isDone() ? new Sending(await(future, System.nanoTime()), future) : new Sending(null, future);
        } catch (RuntimeException failed) {
            return new Sending(told(failed), null);
        }
    }

    private static Fate await(Future<RecordMetadata> future, long end) {
        try {
            future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return Fate.DURABLE;
        } catch (ExecutionException failed) {
            return told(failed.getCause());
        } catch (TimeoutException late) {
            return told(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Fate.LOST;
        }
    }

    /** The text of a failure can hold the record, so its kind is all that is told. */
    private static Fate told(@Nullable Throwable failed) {
        Throwable known = failed == null ? new IllegalStateException() : failed;
        LOG.warn("a record was not made durable: {}", known.getClass().getSimpleName());
        return known instanceof RecordTooLargeException ? Fate.TOO_LARGE : Fate.LOST;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.ledger.AuditChainRepository;
import org.cytovigil.notification.ledger.OutgoingRecord;
import org.cytovigil.notification.ledger.OutgoingRecordRepository;
import org.cytovigil.schema.audit.ActionRecorded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the promises of {@link KafkaOutbox}, in order for each key: exactly the rows are deleted that all in-sync replicas
 * have. A crash in between publishes them again; readers recognise them by their ids and times. What Kafka will never take
 * is set aside with the reason; it holds up no other record, not even of its key.
 */
@Singleton
public class OutboxPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int BATCH = 100;
    private static final List<String> TOPICS =
            List.of(Topics.ALERTS, Topics.DELIVERIES, Topics.REPLIES, Topics.ROSTERS, Topics.REJECTED);

    private final OutgoingRecordRepository records;
    private final AuditChainRepository chains;
    private final RecordSink sink;

    public OutboxPublisher(OutgoingRecordRepository records, AuditChainRepository chains, RecordSink sink) {
        this.records = records;
        this.chains = chains;
        this.sink = sink;
    }

    /** What came of a look at the outbox: how many records were published, set aside, and not taken just now. */
    public record Outcome(int kept, int setAside, int waiting) {
        /** Whether there may be more that can be published at once. */
        public boolean more() {
            return kept + setAside >= BATCH;
        }
    }

    /** Publishes what is due. */
    @Transactional
    public Outcome publish() throws InterruptedException {
        if (!records.myTurn()) {
            return new Outcome(0, 0, 0);
        }
        // So many of each topic: one that takes nothing just now leaves room for the others.
        Map<String, Deque<OutgoingRecord>> byKey = new LinkedHashMap<>();
        int due = 0;
        for (String topic : TOPICS) {
            for (OutgoingRecord record : records.oldest(topic, BATCH)) {
                byKey.computeIfAbsent(topic + " " + record.recordKey(), key -> new ArrayDeque<>())
                        .add(record);
                due++;
            }
        }
        List<OutgoingRecord> actions = records.oldest(Topics.AUDIT, BATCH);
        due += actions.size();
        AuditChain chain = actions.isEmpty() ? null : chainOrNull();
        if (chain != null) {
            // One record of a partition at a time: each carries the hash of the one that Kafka took before it.
            actions.forEach(action -> byKey.computeIfAbsent(
                            Topics.AUDIT + " #" + chain.partition(action.recordKey()), key -> new ArrayDeque<>())
                    .add(action));
        }
        List<Long> kept = new ArrayList<>();
        int setAside = 0;
        while (!byKey.isEmpty()) {
            setAside += wave(byKey, chain, kept);
        }
        if (chain != null) {
            chain.keep();
        }
        if (!kept.isEmpty()) {
            records.kept(kept.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return new Outcome(kept.size(), setAside, due - kept.size() - setAside);
    }

    /** Null while no broker tells of the topic: the trail waits, and nothing else. */
    private @Nullable AuditChain chainOrNull() {
        try {
            return new AuditChain(chains, sink.partitions(Topics.AUDIT));
        } catch (KafkaException away) {
            LOG.warn("{} cannot be reached just now: {}", Topics.AUDIT, away.toString());
            return null;
        }
    }

    /** Sends the first record of each key together; how many were set aside. Where one waits, all of its key wait. */
    private int wave(Map<String, Deque<OutgoingRecord>> byKey, @Nullable AuditChain chain, List<Long> kept)
            throws InterruptedException {
        List<Sent> wave = new ArrayList<>();
        Set<String> away = new HashSet<>();
        byKey.forEach((key, rest) -> {
            OutgoingRecord record = rest.remove();
            Attempt attempt = away.contains(record.topic())
                    ? new Attempt.Failed(new TimeoutException("the topic cannot be reached"))
                    : begin(record, chain);
            if (attempt instanceof Attempt.Failed failed && failed.why() instanceof TimeoutException) {
                // The producer waited in vain for this topic: not once more for each record.
                away.add(record.topic());
            }
            wave.add(new Sent(key, record, attempt));
        });
        int setAside = 0;
        for (Sent sent : wave) {
            Result result = end(sent.attempt(), sent.record());
            if (result == Result.KEPT) {
                kept.add(idOf(sent.record()));
                if (chain != null && sent.attempt() instanceof Attempt.Begun begun) {
                    chain.sent(begun.message());
                }
            } else if (result == Result.SET_ASIDE) {
                setAside++;
            } else {
                byKey.remove(sent.key());
            }
        }
        byKey.values().removeIf(Deque::isEmpty);
        return setAside;
    }

    private record Sent(String key, OutgoingRecord record, Attempt attempt) {}

    private enum Result {
        KEPT,
        SET_ASIDE,
        NOT_NOW
    }

    /** A write under way, or why it could not even begin. */
    private sealed interface Attempt {
        record Begun(ProducerRecord<String, SpecificRecord> message, Future<RecordMetadata> write) implements Attempt {}

        record Failed(Throwable why) implements Attempt {}
    }

    private Attempt begin(OutgoingRecord record, @Nullable AuditChain chain) {
        try {
            long stamp = Math.max(0, record.at().toEpochMilli());
            SpecificRecord value = value(record);
            ProducerRecord<String, SpecificRecord> message = chain != null && value instanceof ActionRecorded action
                    ? chain.next(record.recordKey(), stamp, action)
                    : new ProducerRecord<>(record.topic(), null, stamp, record.recordKey(), value);
            return new Attempt.Begun(message, sink.send(message));
        } catch (Exception | LinkageError failed) {
            return new Attempt.Failed(failed);
        }
    }

    private Result end(Attempt attempt, OutgoingRecord record) throws InterruptedException {
        Throwable failure;
        if (attempt instanceof Attempt.Begun begun) {
            try {
                var unused = begun.write().get();
                return Result.KEPT;
            } catch (ExecutionException failed) {
                failure = failed.getCause() == null ? failed : failed.getCause();
            }
        } else {
            failure = ((Attempt.Failed) attempt).why();
        }
        return judge(failure, record);
    }

    private Result judge(Throwable failure, OutgoingRecord record) {
        if (!forGood(failure)) {
            LOG.warn("{} does not take a record just now: {}", record.topic(), failure.toString());
            return Result.NOT_NOW;
        }
        records.setAside(idOf(record), failure.getClass().getSimpleName());
        LOG.error(
                "technical alarm: record {} for {} can never be published and is set aside: {}",
                record.id(),
                record.topic(),
                failure.getClass().getSimpleName());
        return Result.SET_ASIDE;
    }

    /** Whether it would fail for ever: its size, its bytes, or a topic that cannot be. */
    private static boolean forGood(Throwable failure) {
        if (Failures.passes(failure)) {
            return false;
        }
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidTopicException
                || failure instanceof UnreadableRow
                || failure instanceof LinkageError;
    }

    private static long idOf(OutgoingRecord record) {
        Long id = record.id();
        return id == null ? 0 : id;
    }

    /** A row that holds no record of ours. */
    private static final class UnreadableRow extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableRow(Throwable cause) {
            super(cause);
        }
    }

    private static SpecificRecord value(OutgoingRecord record) throws UnreadableRow {
        try {
            Class<?> type = Class.forName(record.recordType());
            Schema schema = SpecificData.get().getSchema(type);
            SpecificRecord value = new SpecificDatumReader<SpecificRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(record.payload(), null));
            return value;
        } catch (Exception unreadable) {
            throw new UnreadableRow(unreadable);
        }
    }
}

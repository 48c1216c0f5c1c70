// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.cytovigil.kafka.Topics;
import org.cytovigil.kafka.audit.ChainLink;
import org.cytovigil.notification.ledger.AuditChainRepository;
import org.cytovigil.schema.audit.ActionRecorded;

/**
 * The ends of the chains of one look at the outbox. A record is the next of its chain once Kafka has it; the ends are kept
 * in the transaction that deletes what was sent. So a crash in between writes the same records again, with the same
 * numbers and hashes.
 */
final class AuditChain {
    private final AuditChainRepository repository;
    private final int partitions;
    private final Map<Integer, ChainLink> ends = new HashMap<>();
    private final Set<Integer> moved = new HashSet<>();

    /** @param partitions of the topic */
    AuditChain(AuditChainRepository repository, int partitions) {
        this.repository = repository;
        this.partitions = Math.max(1, partitions);
        repository.heads().forEach(head -> ends.put(head.part(), new ChainLink(head.sequence(), head.hash())));
    }

    /** The partition of a key, as Kafka's own partitioner places it. */
    int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** The record as the next one of its partition. */
    ProducerRecord<String, SpecificRecord> next(String key, long stamp, ActionRecorded action) {
        int partition = partition(key);
        return new ProducerRecord<>(
                Topics.AUDIT,
                partition,
                stamp,
                key,
                ends.getOrDefault(partition, ChainLink.START).append(action));
    }

    /** Kafka has it. */
    void sent(ProducerRecord<String, SpecificRecord> message) {
        Integer partition = message.partition();
        ChainLink link = message.value() instanceof ActionRecorded action ? ChainLink.of(action) : null;
        if (partition != null && link != null) {
            ends.put(partition, link);
            moved.add(partition);
        }
    }

    /** Keeps the ends. */
    void keep() {
        for (int partition : moved) {
            ChainLink end = ends.getOrDefault(partition, ChainLink.START);
            repository.put(partition, end.sequence(), end.hash());
        }
    }
}

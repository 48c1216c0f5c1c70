// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.kafka.audit.ChainLink;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.site.topic.TopicReader;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of hashes through each partition of the audit trail. The first record that is left may follow on
 * one that was deleted when its time was over; the same record twice is what a crash leaves behind.
 */
public final class ChainCheck {
    /** Hashes of each partition; far more than are sent before the database is told. */
    private static final int REMEMBERED = 10_000;

    private final Map<Integer, Chain> chains = new TreeMap<>();
    private final List<ChainReport.Break> breaks = new ArrayList<>();

    ChainCheck() {}

    /** Reads the trail of a site. */
    public static ChainReport of(Settings settings) {
        ChainCheck check = new ChainCheck();
        try (TopicReader topics = new TopicReader(settings);
                Deserializer<SpecificRecord> reader =
                        new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class)) {
            topics.each(
                    Topics.AUDIT,
                    null,
                    record -> check.take(record.partition(), record.offset(), readable(reader, record.value())));
        }
        return check.report();
    }

    private static @Nullable ActionRecorded readable(Deserializer<SpecificRecord> reader, byte @Nullable [] bytes) {
        try {
            return bytes != null && reader.deserialize(Topics.AUDIT, bytes) instanceof ActionRecorded action
                    ? action
                    : null;
        } catch (SerializationException unreadable) {
            return null;
        }
    }

    /** @param action null where the record is none of ours */
    void take(int partition, long offset, @Nullable ActionRecorded action) {
        Chain chain = chains.computeIfAbsent(partition, number -> new Chain());
        ChainLink link = action == null ? null : ChainLink.of(action);
        if (action == null || link == null) {
            chain.outside++;
        } else if (!ChainLink.isIntact(action)) {
            breaks.add(new ChainReport.Break(partition, offset, "the record was changed: its hash is another"));
            chain.end = link;
        } else if (chain.isNew(link.hash())) {
            ChainLink end = chain.end;
            if (end != null && !end.precedes(action)) {
                breaks.add(new ChainReport.Break(
                        partition,
                        offset,
                        "record " + link.sequence() + " does not follow on record " + end.sequence()
                                + ": one was removed or put in"));
            }
            chain.end = link;
        }
    }

    ChainReport report() {
        List<ChainReport.Partition> partitions = new ArrayList<>();
        chains.forEach((number, chain) -> {
            ChainLink end = chain.end == null ? ChainLink.START : chain.end;
            partitions.add(new ChainReport.Partition(number, chain.records, chain.outside, end.sequence(), end.hash()));
        });
        return new ChainReport(partitions, breaks);
    }

    private static final class Chain {
        private final Set<String> recent = new LinkedHashSet<>();
        private @Nullable ChainLink end;
        private long records;
        private long outside;

        /** What is written again lies no further back than what is written at once. */
        boolean isNew(String hash) {
            if (!recent.add(hash)) {
                return false;
            }
            records++;
            if (recent.size() > REMEMBERED) {
                recent.remove(recent.iterator().next());
            }
            return true;
        }
    }
}

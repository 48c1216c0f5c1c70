// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.site.topic.TopicReader;

/** Reads the audit trail of a running site. Whether it is whole is for {@code verify --audit} to say. */
public final class AuditEntries implements AutoCloseable {
    private final TopicReader topics;
    private final Deserializer<SpecificRecord> reader;

    /** Those of the site of these settings. */
    public AuditEntries(Settings settings) {
        this.topics = new TopicReader(settings);
        this.reader = new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class);
    }

    /**
     * The newest entries, newest first.
     *
     * @param most so many of each partition
     * @throws org.cytovigil.site.topic.BrokersUnreachableException where no broker answers
     */
    public List<AuditEntry> newest(int most) {
        List<AuditEntry> newest = new ArrayList<>();
        topics.newestValues(Topics.AUDIT, most, reader, value -> {
            if (value instanceof ActionRecorded recorded) {
                newest.add(AuditEntry.of(recorded));
            }
        });
        newest.sort(Comparator.comparing(AuditEntry::at).reversed());
        return newest;
    }

    @Override
    public void close() {
        topics.close();
        reader.close();
    }
}

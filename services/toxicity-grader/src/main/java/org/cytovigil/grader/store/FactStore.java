// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.cytovigil.core.fact.PatientKey;

/**
 * The facts of each patient, each as the bytes of the record that brought it, so that one event writes one small
 * entry and the schema registry keeps old entries readable.
 */
public final class FactStore {
    private static final char SEPARATOR = '\u0000';
    private final KeyValueStore<String, byte[]> store;

    /** A view of the raw store. */
    public FactStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * A record as it was kept.
     *
     * @param timestamp of the record, epoch milliseconds as Kafka has it
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record Kept(String topic, long timestamp, byte[] bytes) {}

    /** Keeps a record under the identity of its fact; a later version replaces it. */
    public void put(PatientKey patient, String factId, Kept kept) {
        byte[] topic = kept.topic().getBytes(StandardCharsets.UTF_8);
        ByteBuffer entry = ByteBuffer.allocate(Short.BYTES + topic.length + Long.BYTES + kept.bytes().length);
        entry.putShort((short) topic.length)
                .put(topic)
                .putLong(kept.timestamp())
                .put(kept.bytes());
        store.put(patient.value() + SEPARATOR + factId, entry.array());
    }

    /** All records kept of a patient. */
    public List<Kept> of(PatientKey patient) {
        List<Kept> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries =
                store.prefixScan(patient.value() + SEPARATOR, new StringSerializer())) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                ByteBuffer bytes = ByteBuffer.wrap(entry.value);
                byte[] topic = new byte[bytes.getShort()];
                bytes.get(topic);
                long timestamp = bytes.getLong();
                byte[] record = new byte[bytes.remaining()];
                bytes.get(record);
                found.add(new Kept(new String(topic, StandardCharsets.UTF_8), timestamp, record));
            }
        }
        return found;
    }
}

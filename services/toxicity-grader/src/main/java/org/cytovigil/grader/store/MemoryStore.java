// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.MonitorMemory;
import org.jspecify.annotations.Nullable;

/** What the monitor of each patient remembers beside the facts. */
public final class MemoryStore {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private MemoryStore() {}

    /** The memory of a patient, empty for one never seen. */
    public static MonitorMemory read(ReadOnlyKeyValueStore<String, byte[]> store, PatientKey patient) {
        byte @Nullable [] bytes = store.get(patient.value());
        try {
            return bytes == null ? MonitorMemory.EMPTY : JSON.readValue(bytes, MonitorMemory.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the memory of a patient cannot be read", e);
        }
    }

    /** Keeps the memory of a patient. */
    public static void write(KeyValueStore<String, byte[]> store, PatientKey patient, MonitorMemory memory) {
        try {
            store.put(patient.value(), JSON.writeValueAsBytes(memory));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the memory of a patient cannot be written", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.cytovigil.core.fact.PatientKey;
import org.jspecify.annotations.Nullable;

/**
 * When each patient must be looked at again. Kept by patient in the store, so that its changelog holds one record for
 * each; in memory by instant, so that asking who is due costs nothing for those who are not.
 */
public final class Timers {
    /** Stands in the store, as never due, once it knows of all patients; no patient has this key. */
    private static final String COMPLETE = "*";

    private final KeyValueStore<String, byte[]> store;
    private final KeyValueStore<String, byte[]> patients;
    private final StateCodec codec;
    private final Map<String, Instant> byPatient = new HashMap<>();
    private final TreeMap<Instant, TreeSet<String>> byInstant = new TreeMap<>();
    private boolean read;

    /**
     * A view of the raw store, which is read once, when it is first asked.
     *
     * @param patients states of the patients, by which the timers are known that an earlier version did not store
     */
    public Timers(KeyValueStore<String, byte[]> store, KeyValueStore<String, byte[]> patients, StateCodec codec) {
        this.store = store;
        this.patients = patients;
        this.codec = codec;
    }

    /** Sets when a patient is due; {@link Instant#MAX} stands for never. Not stored before {@link #store}. */
    public void set(PatientKey patient, Instant due) {
        readStore();
        index(patient.value(), due);
    }

    /** Writes when a patient is due. */
    public void store(PatientKey patient) {
        Instant due = byPatient.get(patient.value());
        if (due == null) {
            store.delete(patient.value());
        } else {
            store.put(patient.value(), bytes(due));
        }
    }

    /** Those who are due by an instant, the longest due first. */
    public List<PatientKey> dueBy(Instant now) {
        readStore();
        List<PatientKey> due = new ArrayList<>();
        byInstant.headMap(now, true).values().forEach(keys -> keys.forEach(key -> due.add(new PatientKey(key))));
        return due;
    }

    private void readStore() {
        if (read) {
            return;
        }
        read = true;
        boolean complete = store.get(COMPLETE) != null;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> index(entry.key, instant(entry.value)));
        }
        if (!complete) {
            completeStore();
        }
    }

    /** A patient who was quiet when an earlier version stopped has no timer, and nothing else would look at him. */
    private void completeStore() {
        try (KeyValueIterator<String, byte[]> all = patients.all()) {
            all.forEachRemaining(entry -> {
                if (!byPatient.containsKey(entry.key)) {
                    index(entry.key, codec.state(entry.value).nextDue());
                    store(new PatientKey(entry.key));
                }
            });
        }
        store.put(COMPLETE, bytes(Instant.MAX));
    }

    private void index(String patient, Instant due) {
        @Nullable Instant before = due.equals(Instant.MAX) ? byPatient.remove(patient) : byPatient.put(patient, due);
        if (due.equals(before)) {
            return;
        }
        if (before != null) {
            byInstant.computeIfPresent(before, (instant, keys) -> keys.remove(patient) && keys.isEmpty() ? null : keys);
        }
        if (!due.equals(Instant.MAX)) {
            byInstant.computeIfAbsent(due, instant -> new TreeSet<>()).add(patient);
        }
    }

    private static byte[] bytes(Instant instant) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(instant.getEpochSecond())
                .putInt(instant.getNano())
                .array();
    }

    private static Instant instant(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.cytovigil.core.fact.PatientKey;
import org.jspecify.annotations.Nullable;

/**
 * When each patient must be looked at again, and who was judged under other rules than those in force. Kept by patient in the store, so that its changelog holds one record for
 * each; in memory by instant, so that asking who is due costs nothing for those who are not.
 */
public final class Timers {
    private final KeyValueStore<String, byte[]> store;
    private final byte[] edition;
    private final Set<String> outdated = new LinkedHashSet<>();
    private final Map<String, Instant> byPatient = new HashMap<>();
    private final TreeMap<Instant, TreeSet<String>> byInstant = new TreeMap<>();
    private boolean read;

    /**
     * A view of the raw store, which is read once, when it is first asked.
     *
     * @param edition of the rules in force
     */
    public Timers(KeyValueStore<String, byte[]> store, String edition) {
        this.store = store;
        this.edition = edition.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sets when a patient is due; {@link Instant#MAX} stands for never. Not stored before {@link #store}. */
    public void set(PatientKey patient, Instant due) {
        readStore();
        outdated.remove(patient.value());
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

    /**
     * Those who are due by an instant, the longest due first.
     *
     * @param most no more than so many: after an outage all are due at once, and a transaction must not last for all
     */
    public List<PatientKey> dueBy(Instant now, int most) {
        readStore();
        return byInstant.headMap(now, true).values().stream()
                .flatMap(Set::stream)
                .limit(most)
                .map(PatientKey::new)
                .toList();
    }

    /**
     * Patients with a timer that was set under other rules; none for whom {@link #set} was called since.
     *
     * @param most no more than so many
     */
    public List<PatientKey> outdated(int most) {
        readStore();
        return outdated.stream().limit(most).map(PatientKey::new).toList();
    }

    private void readStore() {
        if (read) {
            return;
        }
        read = true;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> read(entry.key, ByteBuffer.wrap(entry.value)));
        }
    }

    private void read(String patient, ByteBuffer value) {
        index(patient, Instant.ofEpochSecond(value.getLong(), value.getInt()));
        if (!value.equals(ByteBuffer.wrap(edition))) {
            outdated.add(patient);
        }
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

    private byte[] bytes(Instant instant) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + edition.length)
                .putLong(instant.getEpochSecond())
                .putInt(instant.getNano())
                .put(edition)
                .array();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.cytovigil.core.fact.PatientKey;

/** When each patient must be looked at again, ordered by that instant, so that quiet patients cost nothing. */
public final class DueStore {
    private static final byte[] PRESENT = new byte[0];
    private final KeyValueStore<String, byte[]> store;

    /** A view of the raw store. */
    public DueStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Moves a patient from one instant to another; {@link Instant#MAX} stands for never. */
    public void move(PatientKey patient, Instant from, Instant to) {
        if (from.equals(to)) {
            return;
        }
        if (!from.equals(Instant.MAX)) {
            store.delete(key(from, patient.value()));
        }
        if (!to.equals(Instant.MAX)) {
            store.put(key(to, patient.value()), PRESENT);
        }
    }

    /** The patients that are due by an instant. */
    public List<PatientKey> dueBy(Instant now) {
        List<PatientKey> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.range(key(Instant.EPOCH, ""), key(now, "~"))) {
            while (entries.hasNext()) {
                String key = entries.next().key;
                due.add(new PatientKey(key.substring(key.indexOf('|') + 1)));
            }
        }
        return due;
    }

    /** Sorts by instant; a timer is never early, so parts of a millisecond count up. */
    private static String key(Instant instant, String patient) {
        long millis = Math.max(0, instant.toEpochMilli());
        return String.format("%016d|%s", millis, patient);
    }
}

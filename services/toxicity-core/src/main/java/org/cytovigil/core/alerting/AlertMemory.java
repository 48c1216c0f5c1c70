// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the alert policy remembers of a patient between two evaluations.
 *
 * @param alerts raised and not yet forgotten, oldest first
 * @param counts how many alerts each kind has had, so that ids are deterministic
 */
public record AlertMemory(List<Remembered> alerts, Map<String, Integer> counts) {
    /** Nothing happened yet. */
    public static final AlertMemory EMPTY = new AlertMemory(List.of(), Map.of());

    /** Copies the collections; keys in order, so that equal memories serialise alike. */
    public AlertMemory {
        alerts = List.copyOf(alerts);
        counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /**
     * An alert that was raised.
     *
     * @param kind cause, scale and grade: alerts of one kind are one condition at different times
     * @param endedAt event time at which its condition was over, absent while it holds
     * @param level the highest priority it reached
     */
    public record Remembered(
            String alertId,
            String kind,
            AlertCause cause,
            @Nullable String system,
            int grade,
            Instant at,
            boolean paged,
            Priority level,
            @Nullable Instant endedAt) {
        /** The same, over since an instant. */
        public Remembered ended(Instant when) {
            return new Remembered(alertId, kind, cause, system, grade, at, paged, level, when);
        }

        /** The same, holding again. */
        public Remembered again() {
            return new Remembered(alertId, kind, cause, system, grade, at, paged, level, null);
        }

        /** The same as a note that paged nobody. */
        public Remembered asNote() {
            return new Remembered(alertId, kind, cause, system, grade, at, false, level, endedAt);
        }

        /** Whether its condition holds. */
        public boolean holds() {
            return endedAt == null;
        }
    }
}

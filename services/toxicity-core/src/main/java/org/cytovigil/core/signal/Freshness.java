// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Builds the availability of something from the instants at which it was known and for how long each counts. */
public final class Freshness {
    private final Map<Instant, Duration> known = new TreeMap<>();

    /** It was known at an instant, and counts as known for the given time (half open). */
    public void known(Instant at, Duration validFor) {
        known.merge(at, validFor, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /** All instants at which it was known. */
    public Collection<Instant> instants() {
        return known.keySet();
    }

    /** The availability as a function of time. */
    public Steps<Availability> steps() {
        Steps<Availability> steps = new Steps<>(Availability.UNKNOWN);
        Instant end = Instant.MIN;
        for (Map.Entry<Instant, Duration> entry : known.entrySet()) {
            Instant at = entry.getKey();
            if (end.isBefore(at)) {
                if (!end.equals(Instant.MIN)) {
                    steps.step(end, Availability.STALE);
                }
                steps.step(at, Availability.FRESH);
            }
            Instant until = at.plus(entry.getValue());
            end = until.isAfter(end) ? until : end;
        }
        if (!end.equals(Instant.MIN)) {
            steps.step(end, Availability.STALE);
        }
        return steps;
    }
}

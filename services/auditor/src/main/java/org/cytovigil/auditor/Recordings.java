// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;

/**
 * Which patients were told by a recording. Their records say that they arrived long ago, and nobody watched them then. A
 * patient who is charted while all graders are down is none: what arrives goes on until they are back.
 */
final class Recordings {
    private final Map<PatientKey, Instant> readFrom = new HashMap<>();

    /**
     * Looks through the facts of some patients.
     *
     * @param horizon a recording has ended so long before anything of it was graded
     */
    Recordings(Collection<Fact> facts, Published published, Duration horizon) {
        Map<PatientKey, Instant> newest = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.arrivedAt().isBefore(published.gradedFrom(fact.patient().value()))) {
                newest.merge(fact.patient(), fact.arrivedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        newest.forEach((patient, arrived) -> {
            Instant graded = published.gradedFrom(patient.value());
            if (arrived.isBefore(graded.minus(horizon))) {
                readFrom.put(patient, graded);
            }
        });
    }

    /** Before which nothing of a patient was read; {@link Instant#MIN} where all was read as it arrived. */
    Instant readFrom(PatientKey patient) {
        return readFrom.getOrDefault(patient, Instant.MIN);
    }
}

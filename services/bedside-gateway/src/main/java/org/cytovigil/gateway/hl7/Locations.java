// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.gateway.reception.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * Wards that only PV1 of results and administrations tells, where no ADT comes. They are told for the time of the newest
 * result beside them, since a laboratory sends the ward of the sample hours later; what was told for a later time holds.
 * A sender's word is passed on when it is new, or an hour old: a monitor repeats it with each message.
 */
@Singleton
class Locations {
    private final PatientIds ids;
    private final PatientReader details;
    private final Cache<String, String> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Locations(PatientIds ids, PatientReader details) {
        this.ids = ids;
        this.details = details;
    }

    /** What the message says of where its patients are; nothing of a type that is read for that anyway. */
    List<Finding> among(Hl7Message message, Hl7Time times, List<Judgement> judgements) {
        if (message.type().startsWith("ADT_")) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, Instant> newest = newest(judgements);
        SegmentReader pid = null;
        for (SegmentReader segment : message.segments()) {
            if (segment.name().equals("PID")) {
                pid = segment;
            } else if (segment.name().equals("PV1") && pid != null) {
                location(message, times, pid, segment, newest).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> location(
            Hl7Message message, Hl7Time times, SegmentReader pid, SegmentReader visit, Map<String, Instant> newest) {
        Optional<String> patient = ids.patient(Optional.of(pid));
        Optional<String> at = patient.map(newest::get)
                .map(Instant::toString)
                .or(() -> times.read(message.header().field(7)));
        // Without a patient or a time the results are refused already, and told of.
        if (patient.isEmpty() || at.isEmpty() || visit.find(3).isEmpty()) {
            return Optional.empty();
        }
        boolean known = visit.field(3).equals(told.getIfPresent(key(patient.get(), message.sender())));
        return known ? Optional.empty() : Optional.of(details.location(message, patient.get(), visit, at.get()));
    }

    private static Map<String, Instant> newest(List<Judgement> judgements) {
        Map<String, Instant> newest = new HashMap<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Usable usable) {
                Fact fact = usable.fact();
                newest.merge(fact.patient().value(), fact.at(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return newest;
    }

    /** Remembers what is durable. */
    void remember(List<Judgement> judgements) {
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Usable usable
                    && usable.fact() instanceof PatientDetails place
                    && place.unit() != null) {
                told.put(key(place.patient().value(), place.header().source()), Objects.requireNonNull(place.unit()));
            }
        }
    }

    private static String key(String patient, @Nullable String source) {
        return patient + '\n' + source;
    }
}

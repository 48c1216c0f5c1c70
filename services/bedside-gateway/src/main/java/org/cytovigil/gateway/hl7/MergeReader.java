// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/**
 * Two records that turned out to be of one patient (ADT^A40): PID-3 stays, MRG-1 goes. A message can merge several, each
 * MRG, and each id of its authority in one, into the PID above it. What PID and PV1 say of the record that stays is read as for an update.
 */
@Singleton
class MergeReader implements MessageReader {
    private final PatientIds ids;
    private final PatientReader details;

    MergeReader(PatientIds ids, PatientReader details) {
        this.ids = ids;
        this.details = details;
    }

    @Override
    public Set<String> types() {
        return Set.of("ADT_A40");
    }

    @Override
    public List<Finding> read(Hl7Message message, Hl7Time times) {
        Optional<String> at = PatientReader.time(message, times);
        if (at.isEmpty()) {
            return List.of(PatientReader.timeless());
        }
        List<Finding> findings = new ArrayList<>();
        SegmentReader patient = null;
        boolean merged = false;
        for (SegmentReader segment : message.segments()) {
            if (segment.name().equals("PID")) {
                patient = segment;
            } else if (segment.name().equals("MRG")) {
                findings.addAll(merges(message, patient, segment, at.get()));
                merged = true;
            }
        }
        if (!merged) {
            findings.add(new Finding.Unusable("MALFORMED", "MRG-1 does not say which record goes", "MRG^1^1"));
        }
        if (findings.stream().allMatch(Finding.Event.class::isInstance)) {
            findings.addAll(details.read(message, times));
        }
        return findings;
    }

    private List<Finding> merges(Hl7Message message, @Nullable SegmentReader pid, SegmentReader mrg, String at) {
        Optional<String> into = ids.patient(Optional.ofNullable(pid));
        List<String> go = ids.priors(mrg);
        if (into.isEmpty()) {
            return List.of(new Finding.Unusable("NO_PATIENT", "PID-3 does not say which record stays", "PID^1^3"));
        }
        if (go.isEmpty()) {
            return List.of(new Finding.Unusable("MALFORMED", "MRG-1 does not say which record goes", mrg.location(1)));
        }
        List<Finding> merges = new ArrayList<>();
        for (int index = 0; index < go.size(); index++) {
            // One that stays may be listed among those that go.
            if (index == 0 || !go.get(index).equals(into.get())) {
                String number = (mrg.number() == 1 ? "" : ":" + mrg.number()) + (index == 0 ? "" : "~" + (index + 1));
                merges.add(new Finding.Event(
                        new SentEvent("patient")
                                .with("patient", go.get(index))
                                .with("id", message.sender() + ":merge:" + message.controlId() + number + ":" + at)
                                .with("source", message.sender())
                                .with("at", at)
                                .with("mergedInto", into.get()),
                        mrg.location(1)));
            }
        }
        return merges;
    }
}

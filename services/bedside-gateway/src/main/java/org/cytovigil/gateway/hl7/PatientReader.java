// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/** Where a patient is and how old: admission, transfer, discharge, registration, update (ADT). */
@Singleton
class PatientReader implements MessageReader {
    private static final String DISCHARGE = "ADT_A03";

    private final PatientKeys keys;

    PatientReader(PatientKeys keys) {
        this.keys = keys;
    }

    @Override
    public Set<String> types() {
        return Set.of("ADT_A01", "ADT_A02", DISCHARGE, "ADT_A04", "ADT_A08");
    }

    @Override
    public List<Finding> read(Hl7Message message, Hl7Time times) {
        Optional<SegmentReader> pid = message.first("PID");
        Optional<SegmentReader> visit = message.first("PV1");
        Optional<String> at = time(message, times);
        if (at.isEmpty()) {
            return List.of(timeless());
        }
        SentEvent event = new SentEvent("patient")
                .with(
                        "patient",
                        pid.flatMap(segment -> segment.find(3)).map(keys::keyOf).orElse(null))
                .with("id", message.sender() + ":" + message.type() + ":" + message.controlId())
                .with("source", message.sender())
                .with("at", at.get())
                .with(
                        "birthDate",
                        pid.flatMap(segment -> Hl7Time.date(segment.field(7))).orElse(null))
                .with("unit", visit.flatMap(segment -> segment.find(3)).orElse(null))
                .with("setting", setting(message.type(), visit));
        return List.of(new Finding.Event(event, "PID^1^7"));
    }

    /** When it happened, or was told; empty where neither is a time. */
    static Optional<String> time(Hl7Message message, Hl7Time times) {
        return times.read(message.first("EVN")
                .flatMap(event -> event.find(6).or(() -> event.find(2)))
                .orElse(message.header().field(7)));
    }

    static Finding timeless() {
        return new Finding.Unusable("MALFORMED", "neither EVN-2 nor MSH-7 is a time", "EVN^1^2");
    }

    private static @Nullable String setting(String type, Optional<SegmentReader> visit) {
        if (type.equals(DISCHARGE)) {
            return "OUTPATIENT";
        }
        return switch (visit.map(segment -> segment.field(2)).orElse("")) {
            case "I" -> "INPATIENT";
            case "O" -> "OUTPATIENT";
            default -> null;
        };
    }
}

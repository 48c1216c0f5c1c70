// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/** Where a patient is and how old: admission, transfer, discharge, registration, update (ADT). */
@Singleton
class PatientReader implements MessageReader {
    private static final String DISCHARGE = "ADT_A03";
    private static final Set<String> UPDATES = Set.of("ADT_A08", "ADT_A40");

    /** Completes a mere day. */
    private static final String MIDNIGHT = "0000";

    private final PatientIds ids;

    PatientReader(PatientIds ids) {
        this.ids = ids;
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
        List<Finding> findings = new ArrayList<>();
        BirthDate birth = BirthDate.read(pid.map(segment -> segment.field(7)).orElse(""));
        if (!birth.whole()) {
            findings.add(new Finding.Unusable("MALFORMED", "PID-7 is not a whole date", "PID^1^7"));
        }
        boolean moves = visit.filter(segment -> endsOtherVisit(message.type(), segment)
                        || isOver(message.type(), segment, times, Instant.parse(at.get())))
                .isEmpty();
        Optional<String> ward = visit.filter(segment -> moves).flatMap(segment -> segment.find(3));
        if (ward.filter(PatientReader::unfit).isPresent()) {
            visit.map(PatientReader::unfitWard).ifPresent(findings::add);
            ward = Optional.empty();
        }
        SentEvent event = new SentEvent("patient")
                .with("patient", ids.patient(pid).orElse(null))
                .with("id", String.join(":", message.sender(), message.type(), message.controlId(), at.get()))
                .with("source", message.sender())
                .with("at", at.get())
                .with("birthDate", birth.known().orElse(null))
                .with("unit", ward.orElse(null))
                .with("setting", moves ? setting(message.type(), visit) : null);
        findings.add(new Finding.Event(event, "PID^1^7"));
        return findings;
    }

    /** The ward that a message of another kind tells beside what it is sent for; its class of a visit is that of an order. */
    Finding location(Hl7Message message, String patient, SegmentReader visit, String at) {
        String ward = visit.field(3);
        if (unfit(ward)) {
            return unfitWard(visit);
        }
        SentEvent event = new SentEvent("patient")
                .with("patient", patient)
                .with("id", Identities.of(message.sender(), "location", message.controlId(), at))
                .with("source", message.sender())
                .with("at", at)
                .with("unit", ward);
        return new Finding.Event(event, visit.location(3));
    }

    private static Finding unfitWard(SegmentReader visit) {
        return new Finding.Unusable("MALFORMED", "PV1-3.1 cannot be read as the name of a ward", visit.location(3));
    }

    /** A name with a character that got lost would be another ward, of which nobody has the roster. */
    private static boolean unfit(String ward) {
        return !Hl7Message.legible(ward) || !Bounds.printable(ward) || ward.length() > Bounds.LONGEST_TEXT;
    }

    /** When it happened, else was recorded, else told, of which the first that is a time; empty where none is. */
    static Optional<String> time(Hl7Message message, Hl7Time times) {
        Optional<SegmentReader> event = message.first("EVN");
        return event.flatMap(segment -> times.read(segment.field(6)))
                .or(() -> event.flatMap(segment -> times.read(segment.field(2))))
                .or(() -> times.read(message.header().field(7)));
    }

    static Finding timeless() {
        return new Finding.Unusable("MALFORMED", "neither EVN-2 nor MSH-7 is a time", "EVN^1^2");
    }

    /** The end of a visit to a clinic: an inpatient may have had one, and stays where he is. */
    private static boolean endsOtherVisit(String type, SegmentReader visit) {
        return type.equals(DISCHARGE) && visit.field(2).equalsIgnoreCase("O");
    }

    /** An update of a visit that has ended (PV1-45) comes after the discharge, which said where the patient is. */
    private static boolean isOver(String type, SegmentReader visit, Hl7Time times, Instant at) {
        String end = visit.field(45);
        return UPDATES.contains(type)
                && times.read(end)
                        .or(() -> times.read(end + MIDNIGHT))
                        .filter(ended -> !Instant.parse(ended).isAfter(at))
                        .isPresent();
    }

    private static @Nullable String setting(String type, Optional<SegmentReader> visit) {
        if (type.equals(DISCHARGE)) {
            return "OUTPATIENT";
        }
        return switch (visit.map(segment -> segment.field(2)).orElse("").toUpperCase(Locale.ROOT)) {
            case "I" -> "INPATIENT";
            case "O" -> "OUTPATIENT";
            default -> null;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.reception.SentEvent;

/** Single doses from the medication record: RAS^O17, one event for each RXA. Infusion rates are not read here. */
@Singleton
class AdministrationReader implements MessageReader {
    private final PatientKeys keys;

    AdministrationReader(PatientKeys keys) {
        this.keys = keys;
    }

    @Override
    public Set<String> types() {
        return Set.of("RAS_O17");
    }

    @Override
    public List<Finding> read(Hl7Message message, Hl7Time times) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> patient =
                message.first("PID").flatMap(pid -> pid.find(3)).map(keys::keyOf);
        Optional<SegmentReader> order = Optional.empty();
        for (SegmentReader segment : message.segments()) {
            if (segment.name().equals("ORC")) {
                order = Optional.of(segment);
            } else if (segment.name().equals("RXA")) {
                findings.add(administration(message, times, patient, order, segment));
            }
        }
        return findings;
    }

    private static Finding administration(
            Hl7Message message,
            Hl7Time times,
            Optional<String> patient,
            Optional<SegmentReader> order,
            SegmentReader rxa) {
        String completion = rxa.field(20);
        if (completion.equals("RE") || completion.equals("NA")) {
            return new Finding.Unused();
        }
        Optional<String> at = times.read(rxa.field(3));
        if (at.isEmpty()) {
            return new Finding.Unusable("MALFORMED", "RXA-3 is not a time with minutes", rxa.location(3));
        }
        String orderNumber = order.map(segment -> segment.field(2)).orElse("");
        String drug = rxa.component(5, 2).isEmpty() ? rxa.field(5) : rxa.component(5, 2);
        SentEvent event = new SentEvent("medication")
                .with("patient", patient.orElse(null))
                .with("id", String.join(":", message.sender(), orderNumber, at.get(), rxa.field(5)))
                .with("source", message.sender())
                .with("at", at.get())
                .with("status", status(rxa.field(21)))
                .with("drug", drug.toLowerCase(Locale.ROOT))
                .with("action", "GIVEN")
                .with("dose", rxa.field(6))
                .with("unit", rxa.field(7));
        return new Finding.Event(event, rxa.location(5));
    }

    private static String status(String action) {
        return switch (action) {
            case "D" -> "ENTERED_IN_ERROR";
            case "U" -> "CORRECTED";
            default -> "FINAL";
        };
    }
}

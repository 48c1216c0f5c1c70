// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.gateway.codes.DrugChoice;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.units.UnitNames;

/** Single doses from the medication record: RAS^O17, one event for each RXA. Infusion rates are not read here. */
@Singleton
class AdministrationReader implements MessageReader {
    private static final Map<String, String> SYSTEMS =
            Map.of("ATC", "ATC", "WC", "ATC", "RXNORM", "RXNORM", "RXN", "RXNORM");

    private final PatientIds ids;
    private final UnitNames units;
    private final DrugChoice drugs;

    AdministrationReader(PatientIds ids, UnitNames units, DrugChoice drugs) {
        this.ids = ids;
        this.units = units;
        this.drugs = drugs;
    }

    @Override
    public Set<String> types() {
        return Set.of("RAS_O17");
    }

    @Override
    public List<Finding> read(Hl7Message message, Hl7Time times) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> patient = Optional.empty();
        Optional<SegmentReader> order = Optional.empty();
        for (SegmentReader segment : message.segments()) {
            if (segment.name().equals("PID")) {
                // What is below belongs to that patient, and never to one above.
                patient = ids.patient(Optional.of(segment));
                order = Optional.empty();
            } else if (segment.name().equals("ORC")) {
                order = Optional.of(segment);
            } else if (segment.name().equals("RXA")) {
                findings.add(administration(message, times, patient, order, segment));
            }
        }
        if (findings.isEmpty()) {
            findings.add(new Finding.Unusable("MALFORMED", "there is no RXA: nothing says what was given", "RXA^1"));
        }
        return findings;
    }

    private Finding administration(
            Hl7Message message,
            Hl7Time times,
            Optional<String> patient,
            Optional<SegmentReader> order,
            SegmentReader rxa) {
        String completion = rxa.field(20).toUpperCase(Locale.ROOT);
        if (completion.equals("RE") || completion.equals("NA")) {
            return new Finding.Unused();
        }
        Optional<String> at = times.read(rxa.field(3));
        if (at.isEmpty()) {
            return new Finding.Unusable("MALFORMED", "RXA-3 is not a time with minutes", rxa.location(3));
        }
        String orderNumber = order.map(segment -> segment.field(2)).orElse("");
        // The end of what was given at once is its beginning again; one before it is refused at intake.
        Optional<String> until = times.read(rxa.field(4)).filter(end -> !end.equals(at.get()));
        SentEvent event = new SentEvent("medication")
                .with("patient", patient.orElse(null))
                .with("id", Identities.of(message.sender(), orderNumber, rxa.field(5), at.get()))
                .with("source", message.sender())
                .with("at", at.get())
                .with("status", status(rxa.field(21)))
                .with(
                        "drug",
                        drugs.name(List.of(rxa.component(5, 2), rxa.component(5, 5), rxa.field(5)))
                                .orElse(""))
                .with("action", "GIVEN")
                .with("until", until.orElse(null))
                .with("dose", isUnknownDose(rxa) ? null : rxa.field(6))
                .with("unit", units.named(rxa.field(7)));
        code(event, rxa);
        return new Finding.Event(event, rxa.location(5));
    }

    /** 999 of no unit says that nobody knows; of a unit it is a dose. */
    private static boolean isUnknownDose(SegmentReader rxa) {
        return rxa.field(6).equals("999") && rxa.field(7).isEmpty();
    }

    private void code(SentEvent event, SegmentReader rxa) {
        List<DrugCode> codes = new ArrayList<>();
        for (int first : new int[] {1, 4}) {
            String system = SYSTEMS.get(rxa.component(5, first + 2).toUpperCase(Locale.ROOT));
            if (system != null && !rxa.component(5, first).isEmpty()) {
                codes.add(new DrugCode(DrugCode.Vocabulary.valueOf(system), rxa.component(5, first)));
            }
        }
        drugs.code(codes)
                .ifPresent(code -> event.with("code", code.code())
                        .with("system", code.system().name()));
    }

    private static String status(String action) {
        return switch (action) {
            case "D" -> "ENTERED_IN_ERROR";
            case "U" -> "CORRECTED";
            default -> "FINAL";
        };
    }
}

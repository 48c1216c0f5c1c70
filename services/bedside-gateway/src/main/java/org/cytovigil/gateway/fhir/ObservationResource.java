// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.gateway.codes.CodeChoice;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Vital signs and laboratory results: one event for the observation and one for each component with a known code. */
@Singleton
class ObservationResource implements ResourceReader {
    private static final String LOINC = "http://loinc.org";
    private static final String MDC = "urn:iso:std:iso:11073:10101";

    private final CodeTable codes = CodeTable.load();
    private final Subjects subjects;
    private final ObservedQuantities quantities;

    ObservationResource(Subjects subjects, ObservedQuantities quantities) {
        this.subjects = subjects;
        this.quantities = quantities;
    }

    /** A value with its code, of the observation itself or of a component. */
    private record Part(
            String path, CodeableConcept code, @Nullable Type value, String identitySuffix) {}

    @Override
    public String type() {
        return "Observation";
    }

    @Override
    public List<Element> read(Resource resource) {
        Observation observation = (Observation) resource;
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("Observation", observation.getCode(), observation.getValue(), ""));
        for (int index = 0; index < observation.getComponent().size(); index++) {
            ObservationComponentComponent component = observation.getComponent().get(index);
            parts.add(new Part(
                    "Observation.component[" + index + "]",
                    component.getCode(),
                    component.getValue(),
                    ":" + component.getCode().getCodingFirstRep().getCode()));
        }
        return parts.stream().map(part -> element(observation, part)).toList();
    }

    private Element element(Observation observation, Part part) {
        CodeChoice choice = CodeChoice.among(codesOf(part.code()), codes);
        if (choice instanceof CodeChoice.Conflict conflict) {
            return new Element.Unusable("UNKNOWN_VALUE", conflict.reason(), part.path() + ".code");
        }
        if (!(choice instanceof CodeChoice.Known known)) {
            return new Element.Unused(part.path() + ".code", "grading does not use this code");
        }
        Optional<String> status = status(observation);
        if (status.isEmpty()) {
            return new Element.Unused("Observation.status", "an observation of this status has no result");
        }
        boolean removal = status.get().equals("ENTERED_IN_ERROR");
        if (part.value() == null && !removal) {
            return new Element.Unused(part.path() + ".value[x]", "there is no value");
        }
        Optional<String> at = FhirTimes.at(observation.getEffective());
        if (at.isEmpty()) {
            return new Element.Unusable("MALFORMED", "an instant is needed, with minutes", "Observation.effective[x]");
        }
        String identity = Subjects.identity(observation, observation.getIdentifierFirstRep());
        SentEvent event = new SentEvent("observation")
                .with("patient", subjects.patient(observation.getSubject()))
                .with("id", identity == null ? null : identity + part.identitySuffix())
                .with("source", "fhir")
                .with("at", at.get())
                .with("status", status.get())
                .with("code", known.code().code())
                .with("system", known.code().system());
        if (part.value() != null && !quantities.fill(event, part.value())) {
            return new Element.Unusable("MALFORMED", "a quantity is needed", part.path() + ".value[x]");
        }
        if (part.identitySuffix().isEmpty()) {
            quantities.fillLimits(event, observation.getReferenceRange());
        }
        return new Element.Event(event, part.path() + ".value[x]");
    }

    private static Optional<String> status(Observation observation) {
        if (observation.getStatus() == null) {
            return Optional.empty();
        }
        return switch (observation.getStatus()) {
            case FINAL -> Optional.of("FINAL");
            case PRELIMINARY, REGISTERED -> Optional.of("PRELIMINARY");
            case AMENDED, CORRECTED -> Optional.of("CORRECTED");
            case ENTEREDINERROR -> Optional.of("ENTERED_IN_ERROR");
            case CANCELLED, UNKNOWN, NULL -> Optional.empty();
        };
    }

    private static List<Code> codesOf(CodeableConcept concept) {
        List<Code> found = new ArrayList<>();
        for (Coding coding : concept.getCoding()) {
            if (LOINC.equals(coding.getSystem()) && coding.hasCode()) {
                found.add(new Code("LOINC", coding.getCode()));
            } else if (MDC.equals(coding.getSystem()) && coding.hasCode()) {
                found.add(new Code("MDC", coding.getCode()));
            }
        }
        return found;
    }
}

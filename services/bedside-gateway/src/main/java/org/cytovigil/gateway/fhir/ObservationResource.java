// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.core.measure.ParameterKind;
import org.cytovigil.gateway.codes.CodeChoice;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.DisownedValues;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Vital signs and laboratory results: one event for the observation and one for each component with a known code. */
@Singleton
class ObservationResource implements ResourceReader {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final CodeTable codes = CodeTable.load();
    private final MdcNames names;
    private final Subjects subjects;
    private final Devices devices;
    private final ObservedQuantities quantities;

    ObservationResource(MdcNames names, Subjects subjects, Devices devices, ObservedQuantities quantities) {
        this.names = names;
        this.subjects = subjects;
        this.devices = devices;
        this.quantities = quantities;
    }

    /**
     * A value with its code, of the observation itself or of a component.
     *
     * @param component whether it is one
     * @param absent whether a reason is given why there is no value
     */
    private record Part(
            String path,
            CodeableConcept code,
            @Nullable Type value,
            boolean component,
            boolean absent,
            List<CodeableConcept> interpretations) {}

    /** What all parts of an observation share. */
    private record Whole(Observation observation, Surroundings surroundings, Map<String, Integer> identities) {
        /** The identity, told apart from those of the parts before it that have the same. */
        String distinct(String identity) {
            int occurrence = identities.merge(identity, 1, Integer::sum);
            return occurrence == 1 ? identity : Identities.of(identity, Integer.toString(occurrence));
        }
    }

    @Override
    public String type() {
        return "Observation";
    }

    @Override
    public List<Element> read(Resource resource, Surroundings surroundings) {
        Observation observation = (Observation) resource;
        Whole whole = new Whole(observation, surroundings, new HashMap<>());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "Observation",
                observation.getCode(),
                observation.getValue(),
                false,
                observation.hasDataAbsentReason(),
                observation.getInterpretation()));
        for (int index = 0; index < observation.getComponent().size(); index++) {
            ObservationComponentComponent component = observation.getComponent().get(index);
            parts.add(new Part(
                    "Observation.component[" + index + "]",
                    component.getCode(),
                    component.getValue(),
                    true,
                    component.hasDataAbsentReason(),
                    component.getInterpretation()));
        }
        return parts.stream().map(part -> element(whole, part)).toList();
    }

    private Element element(Whole whole, Part part) {
        Observation observation = whole.observation();
        CodeChoice choice = CodeChoice.among(codesOf(part.code()), codes);
        if (choice instanceof CodeChoice.Conflict conflict) {
            return new Element.Unusable("UNKNOWN_VALUE", conflict.reason(), part.path() + ".code");
        }
        if (!(choice instanceof CodeChoice.Known known)) {
            return new Element.Unused(part.path() + ".code", "grading does not use this code");
        }
        if (observation.getStatus() == null) {
            return new Element.Unusable("UNKNOWN_VALUE", "there is no status", "Observation.status");
        }
        Optional<String> status = status(observation);
        if (status.isEmpty()) {
            return new Element.Unused("Observation.status", "an observation of this status has no result");
        }
        boolean removal = status.get().equals("ENTERED_IN_ERROR");
        if (part.value() == null && !removal) {
            return new Element.Unused(part.path() + ".value[x]", "there is no value");
        }
        Optional<Element> worthless = removal ? Optional.empty() : worthless(whole, part, known.code());
        if (worthless.isPresent()) {
            return worthless.get();
        }
        Optional<String> at = FhirTimes.at(observation.getEffective());
        if (at.isEmpty()) {
            return new Element.Unusable(
                    "MALFORMED", "an instant is needed, with minutes and offset", "Observation.effective[x]");
        }
        SentEvent event = new SentEvent("observation")
                .with("patient", subjects.patient(observation, observation.getSubject(), whole.surroundings()))
                .with("id", whole.distinct(identity(observation, part, known.code(), at.get())))
                .madeUpId(Subjects.ownId(observation).isEmpty()
                        && Subjects.business(observation.getIdentifierFirstRep())
                                .isEmpty())
                .with("source", "fhir")
                .with("at", at.get())
                .with("status", status.get())
                .with("code", known.code().code())
                .with("system", known.code().system());
        if (part.value() != null && !quantities.fill(event, part.value())) {
            return new Element.Unusable("MALFORMED", "a quantity is needed", part.path() + ".value[x]");
        }
        if (!part.component()) {
            quantities.fillLimits(event, observation.getReferenceRange());
        }
        return new Element.Event(event, part.path() + ".value[x]");
    }

    /** Where the sender itself says that the value is none, or none of a patient. */
    private Optional<Element> worthless(Whole whole, Part part, Code code) {
        boolean laboratory = codes.meaning(code.system(), code.code())
                .filter(meaning -> meaning.parameter().kind() != ParameterKind.VITAL)
                .isPresent();
        boolean flagged = part.interpretations().stream()
                .flatMap(concept -> Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().map(Coding::getCode)))
                .filter(Objects::nonNull)
                .anyMatch(flag -> DisownedValues.disowns(flag, laboratory));
        boolean absent = part.absent() || isAbsent(part.value());
        if (absent || flagged) {
            return Optional.of(new Element.Unusable(
                    "IMPLAUSIBLE",
                    "its sender says that the value is worth nothing",
                    part.path() + (absent ? ".dataAbsentReason" : ".interpretation")));
        }
        Observation observation = whole.observation();
        return devices.isOff(observation, observation.getDevice(), whole.surroundings())
                ? Optional.of(new Element.Unusable(
                        "IMPLAUSIBLE", "the device is off, in stand-by or entered in error", "Observation.device"))
                : Optional.empty();
    }

    /** The reason can stand at the value itself, and at the number in it. */
    private static boolean isAbsent(@Nullable Type value) {
        return value != null
                && (value.hasExtension(ABSENT)
                        || (value instanceof Quantity quantity
                                && quantity.getValueElement().hasExtension(ABSENT)));
    }

    /**
     * The id of the resource; else its identifier with code and time, since many give a whole panel or series the
     * identifier of its order; else all that tells one reading from another.
     */
    private static String identity(Observation observation, Part part, Code code, String at) {
        Optional<String> own = Subjects.ownId(observation);
        if (own.isPresent()) {
            return part.component() ? own.get() + ":" + code.code() : own.get();
        }
        String business = Subjects.business(observation.getIdentifierFirstRep());
        if (!business.isEmpty()) {
            return Identities.of(business, code.code(), at);
        }
        return Identities.of(
                "fhir",
                Surroundings.text(observation.getBasedOnFirstRep()),
                code.code(),
                first(observation.getBodySite()),
                first(observation.getMethod()),
                at);
    }

    private static String first(CodeableConcept concept) {
        String code = concept.getCodingFirstRep().getCode();
        return code == null ? "" : code;
    }

    private static Optional<String> status(Observation observation) {
        return switch (observation.getStatus()) {
            case FINAL -> Optional.of("FINAL");
            case PRELIMINARY, REGISTERED -> Optional.of("PRELIMINARY");
            case AMENDED, CORRECTED -> Optional.of("CORRECTED");
            case ENTEREDINERROR -> Optional.of("ENTERED_IN_ERROR");
            case CANCELLED, UNKNOWN, NULL -> Optional.empty();
        };
    }

    private List<Code> codesOf(CodeableConcept concept) {
        List<Code> found = new ArrayList<>();
        for (Coding coding : concept.getCoding()) {
            String system = CodeSystems.known(coding.getSystem()).orElse("");
            if (system.equals(CodeSystems.LOINC) && coding.hasCode()) {
                found.add(new Code(system, coding.getCode()));
            } else if (system.equals(CodeSystems.MDC) && coding.hasCode()) {
                found.add(new Code(system, names.code(coding.getCode())));
            }
        }
        return found;
    }
}

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
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.CodeChoice;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.CodedFact;
import org.cytovigil.gateway.codes.DisownedValues;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.codes.Meaning;
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

/** Vital signs, laboratory results, findings and markers: one event for the observation and one for each component with a known code. */
@Singleton
class ObservationResource implements ResourceReader {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static final String VALUE = ".value[x]";

    private final CodeTable codes = CodeTable.load();
    private final MdcNames names;
    private final Subjects subjects;
    private final Devices devices;
    private final ObservedQuantities quantities;
    private final ClinicalCodes clinical;
    private final CodedAnswers answers;

    ObservationResource(
            MdcNames names,
            Subjects subjects,
            Devices devices,
            ObservedQuantities quantities,
            ClinicalCodes clinical,
            CodedAnswers answers) {
        this.names = names;
        this.subjects = subjects;
        this.devices = devices;
        this.quantities = quantities;
        this.clinical = clinical;
        this.answers = answers;
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
    private record Whole(
            Observation observation,
            Surroundings surroundings,
            Map<String, Integer> identities,
            List<SentEvent> facts) {
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
        Whole whole = new Whole(observation, surroundings, new HashMap<>(), new ArrayList<>());
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
        return parts.stream().flatMap(part -> elements(whole, part).stream()).toList();
    }

    private List<Element> elements(Whole whole, Part part) {
        CodeChoice choice = CodeChoice.among(codesOf(part.code()), codes);
        ClinicalCodes.Choice meaning = clinical.among(CodedAnswers.codes(part.code()));
        String path = part.path() + ".code";
        if (choice instanceof CodeChoice.Conflict conflict) {
            return List.of(new Element.Unusable("UNKNOWN_VALUE", conflict.reason(), path));
        }
        if (meaning.conflict() || (!meaning.isEmpty() && choice instanceof CodeChoice.Known)) {
            return List.of(new Element.Unusable("UNKNOWN_VALUE", "its codes mean different things", path));
        }
        if (!meaning.isEmpty()) {
            return told(whole, part, meaning);
        }
        return List.of(
                choice instanceof CodeChoice.Known known
                        ? measured(whole, part, known.code())
                        : new Element.Unused(path, "grading does not use this code"));
    }

    private Element measured(Whole whole, Part part, Code code) {
        boolean laboratory = codes.meaning(code.system(), code.code())
                .filter(meaning -> meaning.parameter().kind() != ParameterKind.VITAL)
                .isPresent();
        Optional<Element> none = noResult(whole, part, laboratory);
        if (none.isPresent()) {
            return none.get();
        }
        SentEvent event = event(whole, part, new SentEvent("observation"), code.code())
                .with("code", code.code())
                .with("system", code.system());
        if (part.value() != null && !quantities.fill(event, part.value())) {
            return new Element.Unusable("MALFORMED", "a quantity is needed", part.path() + VALUE);
        }
        if (!part.component()) {
            quantities.fillLimits(event, whole.observation().getReferenceRange());
        }
        return new Element.Event(event, part.path() + VALUE);
    }

    /** A finding, a marker, a result under a code of the site, or a detail of what the observation itself says. */
    private List<Element> told(Whole whole, Part part, ClinicalCodes.Choice choice) {
        Type value = part.value();
        Optional<Meaning> detail = choice.only(Meaning.What.DETAIL);
        if (detail.isPresent()) {
            return detail(whole, part, detail.get());
        }
        boolean named = choice.only(Meaning.What.ANSWER).isPresent();
        ClinicalCodes.Choice meant = !named
                ? choice
                : clinical.among(value instanceof CodeableConcept answer ? CodedAnswers.codes(answer) : List.of());
        Optional<Element> none = meant.isEmpty()
                ? Optional.of(new Element.Unused(part.path() + VALUE, "grading does not use this answer"))
                : noResult(whole, part, true);
        if (none.isPresent()) {
            return List.of(none.get());
        }
        List<Element> elements = new ArrayList<>();
        for (Meaning meaning : meant.meanings()) {
            CodedFact answer = named || value == null ? CodedFact.yes() : answers.told(value);
            elements.add(answer.event(meaning)
                    .<Element>map(event -> fact(whole, part, event, meaning))
                    .orElseGet(() -> new Element.Unusable(
                            "UNKNOWN_VALUE",
                            "it says nothing that " + meaning.name() + " can be",
                            part.path() + VALUE)));
        }
        return elements;
    }

    private Element fact(Whole whole, Part part, SentEvent told, Meaning meaning) {
        SentEvent event = event(whole, part, told, meaning.name());
        if (meaning.what() == Meaning.What.OBSERVATION && !part.component()) {
            quantities.fillLimits(event, whole.observation().getReferenceRange());
        } else if (meaning.what() == Meaning.What.FINDING) {
            event.with("by", CodedAnswers.by(whole.observation().getPerformerFirstRep()));
        }
        whole.facts().add(event);
        return new Element.Event(event, part.path() + VALUE);
    }

    private List<Element> detail(Whole whole, Part part, Meaning meaning) {
        Type value = part.value();
        Optional<String> text =
                value == null ? Optional.empty() : answers.told(value).detail(meaning);
        if (text.isEmpty() || whole.facts().isEmpty()) {
            return List.of(new Element.Unusable(
                    "UNKNOWN_VALUE",
                    text.isEmpty()
                            ? "it says nothing that " + meaning.name() + " can be"
                            : "the observation itself tells nothing that this could be a detail of",
                    part.path()));
        }
        whole.facts().forEach(fact -> fact.with(meaning.name(), text.get()));
        return List.of();
    }

    /** Why there is no result, empty where there is one. */
    private Optional<Element> noResult(Whole whole, Part part, boolean laboratory) {
        Observation observation = whole.observation();
        if (observation.getStatus() == null) {
            return Optional.of(new Element.Unusable("UNKNOWN_VALUE", "there is no status", "Observation.status"));
        }
        Optional<String> status = ObservationIdentity.status(observation);
        if (status.isEmpty()) {
            return Optional.of(new Element.Unused("Observation.status", "an observation of this status has no result"));
        }
        boolean removal = status.get().equals("ENTERED_IN_ERROR");
        if (part.value() == null && !removal) {
            return Optional.of(new Element.Unused(part.path() + VALUE, "there is no value"));
        }
        Optional<Element> worthless = removal ? Optional.empty() : worthless(whole, part, laboratory);
        if (worthless.isEmpty() && FhirTimes.at(observation.getEffective()).isEmpty()) {
            return Optional.of(new Element.Unusable(
                    "MALFORMED", "an instant is needed, with minutes and offset", "Observation.effective[x]"));
        }
        return worthless;
    }

    /** The event with whose, which, when and of which status it is. */
    private SentEvent event(Whole whole, Part part, SentEvent event, String name) {
        Observation observation = whole.observation();
        String at = FhirTimes.at(observation.getEffective()).orElse("");
        return event.with("patient", subjects.patient(observation, observation.getSubject(), whole.surroundings()))
                .with("id", whole.distinct(ObservationIdentity.of(observation, part.component(), name, at)))
                .madeUpId(Subjects.ownId(observation).isEmpty()
                        && Subjects.business(observation.getIdentifierFirstRep())
                                .isEmpty())
                .with("source", "fhir")
                .with("at", at)
                .with("status", ObservationIdentity.status(observation).orElse(null));
    }

    /** Where the sender itself says that the value is none, or none of a patient. */
    private Optional<Element> worthless(Whole whole, Part part, boolean laboratory) {
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

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.ParameterKind;
import org.cytovigil.gateway.codes.BodySites;
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.CodeChoice;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.CodedFact;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.codes.Meaning;
import org.cytovigil.gateway.codes.OxygenFlows;
import org.cytovigil.gateway.codes.PressurePair;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** Vital signs, laboratory results, findings and markers: one event for the observation and one for each component with a known code. */
@Singleton
class ObservationResource implements ResourceReader {
    private static final String MALFORMED = "MALFORMED";

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
        return ObservationPart.of(observation).stream()
                .flatMap(part -> elements(whole, part).stream())
                .toList();
    }

    private List<Element> elements(Whole whole, ObservationPart part) {
        CodeChoice choice = CodeChoice.among(CodeSystems.measured(part.code(), names), codes);
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
        if (choice instanceof CodeChoice.PressurePanel panel) {
            return pressures(whole, part, panel);
        }
        if (choice instanceof CodeChoice.OxygenFlow flow) {
            return List.of(flow(whole, part, flow.code()));
        }
        return List.of(
                choice instanceof CodeChoice.Known known
                        ? measured(whole, part, known.code())
                        : new Element.Unused(path, "grading does not use this code"));
    }

    private Element measured(Whole whole, ObservationPart part, Code code) {
        Optional<CodeTable.Meaning> meaning = codes.meaning(code.system(), code.code());
        boolean laboratory = meaning.filter(known -> known.parameter().kind() != ParameterKind.VITAL)
                .isPresent();
        Optional<Element> none = noResult(whole, part, laboratory);
        if (none.isPresent()) {
            return none.get();
        }
        boolean removal = isRemoval(whole, part, laboratory);
        SentEvent event = event(whole, part, new SentEvent("observation"), code.code(), removal)
                .with("code", code.code())
                .with("system", code.system());
        if (!removal && part.value() != null && !quantities.fill(event, part.value())) {
            return new Element.Unusable(MALFORMED, "a quantity is needed", part.valuePath());
        }
        // Where the code itself says a site, that is more than the part of the body can tell.
        meaning.filter(known -> known.parameter() == Parameter.TEMPERATURE && known.site() == Site.UNSPECIFIED)
                .flatMap(known ->
                        BodySites.of(CodedAnswers.codes(whole.observation().getBodySite())))
                .ifPresent(site -> event.with("site", site));
        if (!removal && !part.component()) {
            quantities.fillLimits(event, whole.observation().getReferenceRange());
        }
        return new Element.Event(event, part.valuePath());
    }

    private Element flow(Whole whole, ObservationPart part, Code code) {
        Optional<Element> none = noResult(whole, part, false);
        if (none.isPresent()) {
            return none.get();
        }
        boolean removal = isRemoval(whole, part, false);
        SentEvent event = event(whole, part, new SentEvent("oxygen"), code.code(), removal);
        SentEvent sent = new SentEvent("");
        if (!removal && part.value() != null && !quantities.fill(sent, part.value())) {
            return new Element.Unusable(MALFORMED, "a quantity is needed", part.valuePath());
        }
        return removal || OxygenFlows.fill(event, sent)
                ? new Element.Event(event, part.valuePath())
                : new Element.Unusable("UNIT", "a flow of oxygen needs L/min or mL/min", part.valuePath());
    }

    /** Both pressures of a text under their heading; where components tell them, the heading tells nothing. */
    private List<Element> pressures(Whole whole, ObservationPart part, CodeChoice.PressurePanel panel) {
        boolean toldBelow = ObservationPart.of(whole.observation()).stream()
                .filter(ObservationPart::component)
                .anyMatch(below ->
                        CodeChoice.among(CodeSystems.measured(below.code(), names), codes) instanceof CodeChoice.Known);
        Optional<Element> none = toldBelow
                ? Optional.of(new Element.Unused(part.path() + ".code", "its components tell the pressures"))
                : noResult(whole, part, false);
        if (none.isPresent()) {
            return List.of(none.get());
        }
        Type value = part.value();
        boolean removal = isRemoval(whole, part, false);
        Optional<PressurePair> pair = value == null || removal ? Optional.empty() : quantities.pressures(value);
        if (pair.isEmpty() && !removal) {
            return List.of(new Element.Unusable(
                    MALFORMED,
                    "a blood pressure under one code must be systolic/diastolic, such as 120/80 mmHg",
                    part.valuePath()));
        }
        List<Element> both = new ArrayList<>();
        for (Code code : List.of(PressurePair.systolicOf(panel), PressurePair.diastolicOf(panel))) {
            SentEvent event = event(whole, part.divided(), new SentEvent("observation"), code.code(), removal)
                    .with("code", code.code())
                    .with("system", code.system());
            boolean systolic = both.isEmpty();
            pair.ifPresent(sent -> event.with("value", systolic ? sent.systolic() : sent.diastolic())
                    .with("unit", sent.unit()));
            both.add(new Element.Event(event, part.valuePath()));
        }
        return both;
    }

    /** Whether the part takes back what it told before: with the whole, or by a correction that has no value that counts. */
    private boolean isRemoval(Whole whole, ObservationPart part, boolean laboratory) {
        Observation observation = whole.observation();
        return switch (observation.getStatus()) {
            case ENTEREDINERROR -> true;
            case CANCELLED -> ObservationIdentity.isOwn(observation);
            case AMENDED, CORRECTED ->
                part.value() == null || worthless(whole, part, laboratory).isPresent();
            case FINAL, PRELIMINARY, REGISTERED, UNKNOWN, NULL -> false;
        };
    }

    /** A finding, a marker, a result under a code of the site, or a detail of what the observation itself says. */
    private List<Element> told(Whole whole, ObservationPart part, ClinicalCodes.Choice choice) {
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
                ? Optional.of(new Element.Unused(part.valuePath(), "grading does not use this answer"))
                : noResult(whole, part, true);
        if (none.isPresent()) {
            return List.of(none.get());
        }
        boolean removal = isRemoval(whole, part, true);
        List<Element> elements = new ArrayList<>();
        for (Meaning meaning : meant.meanings()) {
            CodedFact answer = named || value == null ? CodedFact.yes() : answers.told(value);
            Optional<SentEvent> told = removal
                    ? Optional.of(new SentEvent(meaning.what().type())
                            .with(meaning.what().field(), meaning.name()))
                    : answer.event(meaning);
            elements.add(told.<Element>map(event -> fact(whole, part, event, meaning, removal))
                    .orElseGet(() -> new Element.Unusable(
                            "UNKNOWN_VALUE", "it says nothing that " + meaning.name() + " can be", part.valuePath())));
        }
        return elements;
    }

    private Element fact(Whole whole, ObservationPart part, SentEvent told, Meaning meaning, boolean removal) {
        SentEvent event = event(whole, part, told, meaning.name(), removal);
        if (removal) {
            return new Element.Event(event, part.valuePath());
        }
        if (meaning.what() == Meaning.What.OBSERVATION && !part.component()) {
            quantities.fillLimits(event, whole.observation().getReferenceRange());
        } else if (meaning.what() == Meaning.What.FINDING) {
            event.with("by", CodedAnswers.by(whole.observation().getPerformerFirstRep()));
        }
        whole.facts().add(event);
        return new Element.Event(event, part.valuePath());
    }

    private List<Element> detail(Whole whole, ObservationPart part, Meaning meaning) {
        if (Withdrawals.takesAllBack(whole.observation())) {
            return List.of();
        }
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
    private Optional<Element> noResult(Whole whole, ObservationPart part, boolean laboratory) {
        Observation observation = whole.observation();
        if (observation.getStatus() == null) {
            return Optional.of(new Element.Unusable("UNKNOWN_VALUE", "there is no status", "Observation.status"));
        }
        boolean removal = isRemoval(whole, part, laboratory);
        if (!removal && ObservationIdentity.status(observation).isEmpty()) {
            return Optional.of(new Element.Unused("Observation.status", "an observation of this status has no result"));
        }
        if (part.value() == null && !removal) {
            return Optional.of(new Element.Unused(part.valuePath(), "there is no value"));
        }
        Optional<Element> worthless = removal ? Optional.empty() : worthless(whole, part, laboratory);
        if (worthless.isEmpty() && FhirTimes.at(observation.getEffective()).isEmpty()) {
            return Optional.of(new Element.Unusable(
                    MALFORMED, "an instant is needed, with minutes and offset", "Observation.effective[x]"));
        }
        return worthless;
    }

    /** The event with whose, which, when and of which status it is. */
    private SentEvent event(Whole whole, ObservationPart part, SentEvent event, String name, boolean removal) {
        Observation observation = whole.observation();
        String at = FhirTimes.at(observation.getEffective()).orElse("");
        return event.with("patient", subjects.patient(observation, observation.getSubject(), whole.surroundings()))
                .with("id", whole.distinct(ObservationIdentity.of(observation, part.component(), name, at)))
                .madeUpId(!ObservationIdentity.isOwn(observation))
                .version(observation.getMeta().getVersionId())
                .with("source", "fhir")
                .with("at", at)
                .with(
                        "status",
                        removal
                                ? Withdrawals.REMOVAL
                                : ObservationIdentity.status(observation).orElse(null));
    }

    /** Where the sender itself says that the value is none, or none of a patient. */
    private Optional<Element> worthless(Whole whole, ObservationPart part, boolean laboratory) {
        boolean flagged = part.isDisowned(laboratory);
        boolean absent = part.isAbsent();
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
}

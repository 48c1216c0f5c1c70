// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
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
    private final ObservationResults results;
    private final ObservedQuantities quantities;
    private final ClinicalCodes clinical;
    private final CodedAnswers answers;

    ObservationResource(
            MdcNames names,
            ObservationResults results,
            ObservedQuantities quantities,
            ClinicalCodes clinical,
            CodedAnswers answers) {
        this.names = names;
        this.results = results;
        this.quantities = quantities;
        this.clinical = clinical;
        this.answers = answers;
    }

    @Override
    public String type() {
        return "Observation";
    }

    @Override
    public List<Element> read(Resource resource, Surroundings surroundings) {
        Observation observation = (Observation) resource;
        WholeObservation whole = WholeObservation.of(observation, surroundings);
        return ObservationPart.of(observation).stream()
                .flatMap(part -> elements(whole, part).stream())
                .toList();
    }

    private List<Element> elements(WholeObservation whole, ObservationPart part) {
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

    private Element measured(WholeObservation whole, ObservationPart part, Code code) {
        Optional<CodeTable.Meaning> meaning = codes.meaning(code.system(), code.code());
        boolean laboratory = meaning.filter(known -> known.parameter().kind() != ParameterKind.VITAL)
                .isPresent();
        Optional<Element> none = results.noResult(whole, part, laboratory);
        if (none.isPresent()) {
            return none.get();
        }
        boolean removal = results.isRemoval(whole, part, laboratory);
        SentEvent event = results.event(whole, part, new SentEvent("observation"), code.code(), removal)
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

    private Element flow(WholeObservation whole, ObservationPart part, Code code) {
        Optional<Element> none = results.noResult(whole, part, false);
        if (none.isPresent()) {
            return none.get();
        }
        boolean removal = results.isRemoval(whole, part, false);
        SentEvent event = results.event(whole, part, new SentEvent("oxygen"), code.code(), removal);
        SentEvent sent = new SentEvent("");
        if (!removal && part.value() != null && !quantities.fill(sent, part.value())) {
            return new Element.Unusable(MALFORMED, "a quantity is needed", part.valuePath());
        }
        return removal || OxygenFlows.fill(event, sent)
                ? new Element.Event(event, part.valuePath())
                : new Element.Unusable("UNIT", "a flow of oxygen needs L/min or mL/min", part.valuePath());
    }

    /** Both pressures of a text under their heading; where components tell them, the heading tells nothing. */
    private List<Element> pressures(WholeObservation whole, ObservationPart part, CodeChoice.PressurePanel panel) {
        boolean toldBelow = ObservationPart.of(whole.observation()).stream()
                .filter(ObservationPart::component)
                .anyMatch(below ->
                        CodeChoice.among(CodeSystems.measured(below.code(), names), codes) instanceof CodeChoice.Known);
        Optional<Element> none = toldBelow
                ? Optional.of(new Element.Unused(part.path() + ".code", "its components tell the pressures"))
                : results.noResult(whole, part, false);
        if (none.isPresent()) {
            return List.of(none.get());
        }
        Type value = part.value();
        boolean removal = results.isRemoval(whole, part, false);
        Optional<PressurePair> pair = value == null || removal ? Optional.empty() : quantities.pressures(value);
        if (pair.isEmpty() && !removal) {
            return List.of(new Element.Unusable(
                    MALFORMED,
                    "a blood pressure under one code must be systolic/diastolic, such as 120/80 mmHg",
                    part.valuePath()));
        }
        List<Element> both = new ArrayList<>();
        for (Code code : List.of(PressurePair.systolicOf(panel), PressurePair.diastolicOf(panel))) {
            SentEvent event = results.event(whole, part.divided(), new SentEvent("observation"), code.code(), removal)
                    .with("code", code.code())
                    .with("system", code.system());
            boolean systolic = both.isEmpty();
            pair.ifPresent(sent -> event.with("value", systolic ? sent.systolic() : sent.diastolic())
                    .with("unit", sent.unit()));
            both.add(new Element.Event(event, part.valuePath()));
        }
        return both;
    }

    /** A finding, a marker, a result under a code of the site, or a detail of what the observation itself says. */
    private List<Element> told(WholeObservation whole, ObservationPart part, ClinicalCodes.Choice choice) {
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
                : results.noResult(whole, part, true);
        if (none.isPresent()) {
            return List.of(none.get());
        }
        boolean removal = results.isRemoval(whole, part, true);
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

    private Element fact(
            WholeObservation whole, ObservationPart part, SentEvent told, Meaning meaning, boolean removal) {
        SentEvent event = results.event(whole, part, told, meaning.name(), removal);
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

    private List<Element> detail(WholeObservation whole, ObservationPart part, Meaning meaning) {
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
}

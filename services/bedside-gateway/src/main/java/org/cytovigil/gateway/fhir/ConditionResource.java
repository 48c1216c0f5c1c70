// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;

/** A condition as a finding from its onset, and as its end where it has abated. */
@Singleton
class ConditionResource implements ResourceReader {
    private static final Set<String> OPEN = Set.of("unconfirmed", "provisional", "differential");

    private final FindingReader findings;

    ConditionResource(FindingReader findings) {
        this.findings = findings;
    }

    @Override
    public String type() {
        return "Condition";
    }

    @Override
    public List<Element> read(Resource resource, Surroundings surroundings) {
        Condition condition = (Condition) resource;
        String verified = code(condition.getVerificationStatus());
        if (OPEN.contains(verified)) {
            return List.of(new Element.Unused("Condition.verificationStatus", "nobody has confirmed it"));
        }
        boolean present = !verified.equals("refuted");
        Optional<String> onset =
                FhirTimes.begin(condition.getOnset()).or(() -> FhirTimes.at(condition.getRecordedDateElement()));
        List<Element> elements =
                new ArrayList<>(findings.read(told(condition, verified, onset, present), surroundings));
        Optional<String> end = FhirTimes.at(condition.getAbatement());
        boolean began = elements.stream().allMatch(Element.Event.class::isInstance);
        if (present && began && end.isPresent() && !end.equals(onset)) {
            for (Element element : findings.read(told(condition, verified, end, false), surroundings)) {
                elements.add(element instanceof Element.Event event ? ended(event) : element);
            }
        }
        return elements;
    }

    /** The end is a fact of its own beside the onset. */
    private static Element ended(Element.Event event) {
        return event.fields() instanceof SentEvent sent
                ? new Element.Event(sent.with("id", sent.text("id") + ":ENDED"), "Condition.abatement[x]")
                : event;
    }

    private static FindingReader.Coded told(
            Condition condition, String verified, Optional<String> at, boolean present) {
        return new FindingReader.Coded(
                condition,
                condition.getCode(),
                "Condition.code",
                condition.getSubject(),
                condition.getIdentifierFirstRep(),
                at,
                "Condition.onset[x]",
                verified.equals("entered-in-error"),
                present,
                condition.getSeverity(),
                CodedAnswers.by(condition.getAsserter()));
    }

    private static String code(CodeableConcept status) {
        return status.getCoding().stream()
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }
}

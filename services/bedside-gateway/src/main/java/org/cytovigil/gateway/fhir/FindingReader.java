// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.gateway.codes.Answers;
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.CodedFact;
import org.cytovigil.gateway.codes.Meaning;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a condition, a procedure or an adverse event says: that something was there, as a finding. */
@Singleton
class FindingReader {
    private final ClinicalCodes codes;
    private final Subjects subjects;

    FindingReader(ClinicalCodes codes, Subjects subjects) {
        this.codes = codes;
        this.subjects = subjects;
    }

    /**
     * What all of these resources have.
     *
     * @param codePath the element with the code
     * @param at when it was so; empty where no instant is told
     * @param present whether it is there
     * @param severity how badly, empty where nobody said so
     */
    record Coded(
            Resource resource,
            CodeableConcept code,
            String codePath,
            Reference subject,
            Identifier identifier,
            Optional<String> at,
            String timePath,
            boolean inError,
            boolean present,
            CodeableConcept severity,
            @Nullable String by) {}

    List<Element> read(Coded told, Surroundings surroundings) {
        ClinicalCodes.Choice choice = codes.among(CodedAnswers.codes(told.code()));
        if (choice.conflict()) {
            return List.of(new Element.Unusable("UNKNOWN_VALUE", "its codes mean different things", told.codePath()));
        }
        if (choice.only(Meaning.What.FINDING).isEmpty()) {
            return List.of(new Element.Unused(told.codePath(), "grading does not use this code"));
        }
        if (told.at().isEmpty()) {
            return List.of(new Element.Unusable(
                    "MALFORMED", "an instant is needed, with minutes and offset", told.timePath()));
        }
        List<Element> elements = new ArrayList<>();
        for (Meaning meaning : choice.meanings()) {
            (told.present() ? CodedFact.yes() : CodedFact.no())
                    .event(meaning)
                    .map(event ->
                            finished(event, told, meaning, choice.meanings().size() > 1, surroundings))
                    .ifPresent(event -> elements.add(new Element.Event(event, told.codePath())));
        }
        return elements;
    }

    private SentEvent finished(
            SentEvent event, Coded told, Meaning meaning, boolean oneOfMany, Surroundings surroundings) {
        if (told.present()) {
            CodedAnswers.grade(told.severity()).ifPresent(grade -> event.with("grade", grade));
            Answers.of(CodedAnswers.codes(told.severity()), List.of()).ifPresent(degree -> event.with("value", degree));
        }
        String at = told.at().orElse("");
        String id = Subjects.ownId(told.resource())
                .map(own -> Subjects.ofType(told.resource(), own))
                .orElseGet(() -> Identities.of(Subjects.business(told.identifier()), meaning.name(), at));
        return event.with("patient", subjects.patient(told.resource(), told.subject(), surroundings))
                .with("id", oneOfMany ? Identities.of(id, meaning.name()) : id)
                .with("source", "fhir")
                .with("at", at)
                .with("status", told.inError() ? "ENTERED_IN_ERROR" : "FINAL")
                .with("by", told.by());
    }
}

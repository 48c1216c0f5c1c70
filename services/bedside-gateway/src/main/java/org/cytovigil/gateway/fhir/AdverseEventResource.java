// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.List;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Resource;

/** An adverse event that has happened, as a finding with its severity or its grade. */
@Singleton
class AdverseEventResource implements ResourceReader {
    private final FindingReader findings;

    AdverseEventResource(FindingReader findings) {
        this.findings = findings;
    }

    @Override
    public String type() {
        return "AdverseEvent";
    }

    @Override
    public List<Element> read(Resource resource, Surroundings surroundings) {
        AdverseEvent event = (AdverseEvent) resource;
        if (event.getActuality() != AdverseEvent.AdverseEventActuality.ACTUAL) {
            return List.of(new Element.Unused("AdverseEvent.actuality", "it has not happened"));
        }
        return findings.read(
                new FindingReader.Coded(
                        event,
                        event.getEvent(),
                        "AdverseEvent.event",
                        event.getSubject(),
                        event.getIdentifier(),
                        FhirTimes.at(event.getDateElement()).or(() -> FhirTimes.at(event.getDetectedElement())),
                        "AdverseEvent.date",
                        false,
                        true,
                        event.getSeverity(),
                        CodedAnswers.by(event.getRecorder())),
                surroundings);
    }
}

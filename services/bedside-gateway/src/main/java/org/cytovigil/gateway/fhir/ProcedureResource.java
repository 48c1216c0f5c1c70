// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/** A procedure that was begun as a finding: dialysis, a transfusion, ascites that had to be drained. */
@Singleton
class ProcedureResource implements ResourceReader {
    private final FindingReader findings;

    ProcedureResource(FindingReader findings) {
        this.findings = findings;
    }

    @Override
    public String type() {
        return "Procedure";
    }

    @Override
    public List<Element> read(Resource resource, Surroundings surroundings) {
        Procedure procedure = (Procedure) resource;
        if (procedure.getStatus() == null) {
            return List.of(new Element.Unusable("UNKNOWN_VALUE", "there is no status", "Procedure.status"));
        }
        boolean begun = switch (procedure.getStatus()) {
            case INPROGRESS, COMPLETED, STOPPED, ENTEREDINERROR -> true;
            case PREPARATION, NOTDONE, ONHOLD, UNKNOWN, NULL -> false;
        };
        if (!begun) {
            return List.of(new Element.Unused("Procedure.status", "nothing was done"));
        }
        return findings.read(
                new FindingReader.Coded(
                        procedure,
                        procedure.getCode(),
                        "Procedure.code",
                        procedure.getSubject(),
                        procedure.getIdentifierFirstRep(),
                        FhirTimes.begin(procedure.getPerformed()),
                        "Procedure.performed[x]",
                        procedure.getStatus() == Procedure.ProcedureStatus.ENTEREDINERROR,
                        true,
                        new CodeableConcept(),
                        CodedAnswers.by(procedure.getRecorder())),
                surroundings);
    }
}

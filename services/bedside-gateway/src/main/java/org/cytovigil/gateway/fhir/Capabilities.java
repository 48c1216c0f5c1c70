// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** What the FHIR side can do. */
final class Capabilities {
    private Capabilities() {}

    static CapabilityStatement statement(Instant date) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(Date.from(date))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1)
                .addFormat("json")
                .addFormat("xml");
        statement.getSoftware().setName("Cytovigil bedside gateway");
        statement
                .getImplementation()
                .setDescription("Takes bedside observations, findings and administrations; serves none");
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        for (String type :
                new String[] {"Observation", "MedicationAdministration", "Condition", "Procedure", "AdverseEvent"}) {
            rest.addResource().setType(type).addInteraction().setCode(TypeRestfulInteraction.CREATE);
        }
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        return statement;
    }
}

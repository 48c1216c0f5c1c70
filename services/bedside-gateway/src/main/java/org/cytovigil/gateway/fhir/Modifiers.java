// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * What changes the meaning of a resource ("not", "for somebody else"). FHIR forbids to use a resource with a modifier that
 * one does not know, and we know none.
 */
final class Modifiers {
    private Modifiers() {}

    /** Whether the resource, or a part of it that is read, has one. */
    static boolean present(Resource resource) {
        boolean own = resource.hasImplicitRules()
                || (resource instanceof DomainResource domain && domain.hasModifierExtension());
        boolean component = resource instanceof Observation observation
                && observation.getComponent().stream().anyMatch(BackboneElement::hasModifierExtension);
        boolean dosage = resource instanceof MedicationAdministration given
                && given.getDosage().hasModifierExtension();
        return own || component || dosage;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What changes the meaning of a resource ("not", "for somebody else"). FHIR forbids to use a resource with a modifier that
 * one does not know, and we know none.
 */
final class Modifiers {
    private static final String FOCUS_CODE = "http://hl7.org/fhir/StructureDefinition/observation-focusCode";

    private Modifiers() {}

    /** Whether an observation is about something else than its subject, such as a fetus or a device. */
    static boolean isOfAnother(Resource resource) {
        return resource instanceof Observation observation
                && (observation.hasExtension(FOCUS_CODE)
                        || observation.getFocus().stream().anyMatch(focus -> !same(focus, observation.getSubject())));
    }

    private static boolean same(Reference focus, Reference subject) {
        String about = Surroundings.text(focus);
        String whose = Surroundings.text(subject);
        if (!about.isEmpty() && !whose.isEmpty()) {
            return about.equals(whose);
        }
        return focus.getIdentifier().hasValue()
                && Subjects.business(focus.getIdentifier()).equals(Subjects.business(subject.getIdentifier()));
    }

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

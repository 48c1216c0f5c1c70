// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import org.cytovigil.gateway.reception.PatientKeys;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Whom a resource is about, and by which identity of its own. */
@Singleton
class Subjects {
    private static final String URN = "urn:uuid:";

    private final PatientKeys keys;

    Subjects(PatientKeys keys) {
        this.keys = keys;
    }

    /** The patient key: the id of the reference, else the value of its identifier. */
    @Nullable
    String patient(Reference subject) {
        String id = subject.getReference();
        if (id != null && id.startsWith(URN)) {
            return keys.keyOf(id.substring(URN.length()));
        }
        if (id != null && subject.getReferenceElement().hasIdPart()) {
            return keys.keyOf(subject.getReferenceElement().getIdPart());
        }
        return subject.getIdentifier().hasValue()
                ? keys.keyOf(subject.getIdentifier().getValue())
                : null;
    }

    /** The identity by which a later version replaces this one: a business identifier, else the id that it came with. */
    @Nullable
    static String identity(Resource resource, Identifier identifier) {
        if (identifier.hasValue()) {
            return identifier.getValue();
        }
        return resource.getIdElement().hasIdPart() ? resource.getIdElement().getIdPart() : null;
    }
}

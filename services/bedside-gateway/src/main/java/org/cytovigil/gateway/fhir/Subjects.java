// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.intake.Placeholders;
import org.cytovigil.gateway.reception.PatientKeys;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Whom a resource is about, and by which identity of its own. */
@Singleton
class Subjects {
    private static final String TEMPORARY = "urn:";
    private static final String CONTAINED = "#";
    private static final String PATIENT = "Patient";

    private final PatientKeys keys;

    Subjects(PatientKeys keys) {
        this.keys = keys;
    }

    /**
     * The patient key: the id of the reference, else the value of its identifier. Null where the subject is a location, a
     * device or a group, is to be searched for, or has a name that only a bundle which we do not have could explain.
     */
    @Nullable
    String patient(Resource about, Reference subject, Surroundings surroundings) {
        String type = subject.getType();
        if (type != null && !type.equals(PATIENT)) {
            return null;
        }
        String reference = Surroundings.text(subject);
        Optional<Resource> found = surroundings.find(about, subject);
        boolean local = reference.startsWith(TEMPORARY) || reference.startsWith(CONTAINED);
        IdType id = new IdType(reference);
        boolean other = !local && id.hasResourceType() && !id.getResourceType().equals(PATIENT);
        if (other || found.filter(resource -> !(resource instanceof Patient)).isPresent()) {
            return null;
        }
        Optional<String> key = local
                ? found.flatMap(resource -> ofPatient((Patient) resource, reference.startsWith(CONTAINED)))
                : Optional.of(id)
                        .filter(known -> known.hasResourceType() && known.hasIdPart() && !reference.contains("?"))
                        .map(IdType::getIdPart);
        return key.filter(text -> !Placeholders.stands(text))
                .or(() -> firstValue(List.of(subject.getIdentifier())))
                .map(keys::keyOf)
                .orElse(null);
    }

    /** A patient that came along: what others know it by. The id of a contained one is a name in that resource alone. */
    private static Optional<String> ofPatient(Patient patient, boolean contained) {
        Optional<String> known = firstValue(patient.getIdentifier());
        return contained ? known : known.or(() -> ownId(patient));
    }

    private static Optional<String> firstValue(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .filter(value -> !Placeholders.stands(value))
                .findFirst();
    }

    /** The id that a resource came with; one that the transaction made up is none. */
    static Optional<String> ownId(Resource resource) {
        return Optional.ofNullable(resource.getIdElement().getIdPart()).filter(id -> !id.startsWith(TEMPORARY));
    }

    /** The id of a resource that is no observation: ids are unique for each type. */
    static String ofType(Resource resource, String id) {
        return resource.fhirType() + "/" + id;
    }

    /** A business identifier with its system, empty text where there is none. */
    static String business(Identifier identifier) {
        if (!identifier.hasValue()) {
            return "";
        }
        return (identifier.hasSystem() ? identifier.getSystem() : "") + "|" + identifier.getValue();
    }

    /** Whom a resource is about; an empty reference where its type has no subject. */
    static Reference subject(Resource resource) {
        if (resource instanceof Observation observation) {
            return observation.getSubject();
        }
        if (resource instanceof MedicationAdministration given) {
            return given.getSubject();
        }
        if (resource instanceof Condition condition) {
            return condition.getSubject();
        }
        if (resource instanceof Procedure procedure) {
            return procedure.getSubject();
        }
        return resource instanceof AdverseEvent event ? event.getSubject() : new Reference();
    }
}

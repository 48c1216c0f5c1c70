// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import java.util.Optional;
import org.cytovigil.gateway.reception.Identities;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/** By which identity and status an observation is known. */
final class ObservationIdentity {
    private ObservationIdentity() {}

    /**
     * The id of the resource; else its identifier with code and time, since many give a whole panel or series the
     * identifier of its order; else all that tells one reading from another.
     */
    static String of(Observation observation, boolean component, String name, String at) {
        Optional<String> own = Subjects.ownId(observation);
        if (own.isPresent()) {
            return component ? own.get() + ":" + name : own.get();
        }
        String business = Subjects.business(observation.getIdentifierFirstRep());
        if (!business.isEmpty()) {
            return Identities.of(business, name, at);
        }
        return Identities.of(
                "fhir",
                Surroundings.text(observation.getBasedOnFirstRep()),
                name,
                first(observation.getBodySite()),
                first(observation.getMethod()),
                at);
    }

    /** Whether its source names it, so that nothing else can be meant. */
    static boolean isOwn(Observation observation) {
        return Subjects.ownId(observation).isPresent()
                || !Subjects.business(observation.getIdentifierFirstRep()).isEmpty();
    }

    private static String first(CodeableConcept concept) {
        String code = concept.getCodingFirstRep().getCode();
        return code == null ? "" : code;
    }

    /** The status of the event; empty where the observation has no result. */
    static Optional<String> status(Observation observation) {
        return switch (observation.getStatus()) {
            case FINAL -> Optional.of("FINAL");
            case PRELIMINARY, REGISTERED -> Optional.of("PRELIMINARY");
            case AMENDED, CORRECTED -> Optional.of("CORRECTED");
            case ENTEREDINERROR -> Optional.of("ENTERED_IN_ERROR");
            case CANCELLED, UNKNOWN, NULL -> Optional.empty();
        };
    }
}

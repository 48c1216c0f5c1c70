// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.Observation;

/** What all parts of an observation share. */
record WholeObservation(
        Observation observation, Surroundings surroundings, Map<String, Integer> identities, List<SentEvent> facts) {
    static WholeObservation of(Observation observation, Surroundings surroundings) {
        return new WholeObservation(observation, surroundings, new HashMap<>(), new ArrayList<>());
    }

    /** The identity, told apart from those of the parts before it that have the same. */
    String distinct(String identity) {
        int occurrence = identities.merge(identity, 1, Integer::sum);
        return occurrence == 1 ? identity : Identities.of(identity, Integer.toString(occurrence));
    }
}

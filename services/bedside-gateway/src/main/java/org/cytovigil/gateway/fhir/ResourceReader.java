// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Reads the events out of resources of one type. */
interface ResourceReader {
    /** The type, for example Observation. */
    String type();

    /** What the resource says, in order. */
    List<Element> read(Resource resource, Surroundings surroundings);
}

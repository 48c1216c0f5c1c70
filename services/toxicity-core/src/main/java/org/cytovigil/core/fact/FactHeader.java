// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.time.Instant;

/**
 * What every fact carries.
 *
 * @param patient whose fact
 * @param id identifies the fact among the facts of the patient; a later version with the same id replaces it
 * @param at event time: when it was so at the bedside
 * @param arrivedAt when it reached us
 * @param source device or system, empty where unknown
 * @param status how final it is
 */
public record FactHeader(
        PatientKey patient, String id, Instant at, Instant arrivedAt, String source, FactStatus status) {
    /** The same at another event time. */
    public FactHeader at(Instant other) {
        return new FactHeader(patient, id, other, arrivedAt, source, status);
    }
}

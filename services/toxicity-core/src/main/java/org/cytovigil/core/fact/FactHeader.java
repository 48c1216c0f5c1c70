// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.time.Instant;

/**
 * What every fact carries.
 *
 * @param patient whose fact
 * @param id identifies the fact among those of its patient and source; a later version with the same id replaces it
 * @param at event time: when it was so at the bedside
 * @param arrivedAt when it reached us
 * @param source device or system, empty where unknown
 * @param status how final it is
 */
public record FactHeader(
        PatientKey patient, String id, Instant at, Instant arrivedAt, String source, FactStatus status) {
    private static final char BETWEEN = '\u001f';

    /** What tells the fact from every other of the patient: two sources may use one id. */
    public String key() {
        return key(source, id);
    }

    /** The key of a fact of a source. */
    public static String key(String source, String id) {
        return source.isEmpty() ? id : source + BETWEEN + id;
    }

    /** The same at another event time. */
    public FactHeader at(Instant other) {
        return new FactHeader(patient, id, other, arrivedAt, source, status);
    }
}

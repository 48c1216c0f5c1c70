// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.cytovigil.core.intake.Placeholders;
import org.cytovigil.gateway.reception.PatientKeys;

/** Whom a segment names: the first repetition with an id, since many systems leave the first ones to registers that they lack. */
@Singleton
class PatientIds {
    private static final int PATIENT_ID = 3;
    private static final int PRIOR_ID = 1;

    private final PatientKeys keys;

    PatientIds(PatientKeys keys) {
        this.keys = keys;
    }

    /** The key of PID-3. */
    Optional<String> patient(Optional<SegmentReader> pid) {
        return pid.flatMap(segment -> first(segment, PATIENT_ID));
    }

    /** The key of MRG-1. */
    Optional<String> prior(SegmentReader mrg) {
        return first(mrg, PRIOR_ID);
    }

    private Optional<String> first(SegmentReader segment, int field) {
        return segment.repetitions(field, 1).stream()
                .filter(id -> !Placeholders.stands(id))
                .findFirst()
                .map(keys::keyOf);
    }
}

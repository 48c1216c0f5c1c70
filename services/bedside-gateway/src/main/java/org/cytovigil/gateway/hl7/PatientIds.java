// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cytovigil.core.intake.Placeholders;
import org.cytovigil.gateway.reception.PatientKeys;

/** Whom a segment names: the first repetition with an id, since many systems leave the first ones to registers that they lack. */
@Singleton
class PatientIds {
    private static final int PATIENT_ID = 3;
    private static final int PRIOR_ID = 1;
    private static final int AUTHORITY = 4;
    private static final int TYPE = 5;

    private final PatientKeys keys;

    PatientIds(PatientKeys keys) {
        this.keys = keys;
    }

    /** The key of PID-3. */
    Optional<String> patient(Optional<SegmentReader> pid) {
        return pid.flatMap(segment -> first(segment, PATIENT_ID));
    }

    /**
     * The keys of MRG-1: the first id, and those that its authority gave beside it. Numbers of other registers may be those of
     * other patients here.
     */
    List<String> priors(SegmentReader mrg) {
        List<String> ids = mrg.repetitions(PRIOR_ID, 1);
        List<String> authorities = mrg.repetitions(PRIOR_ID, AUTHORITY);
        List<String> types = mrg.repetitions(PRIOR_ID, TYPE);
        List<Integer> known = IntStream.range(0, ids.size())
                .filter(index -> !Placeholders.stands(ids.get(index)))
                .boxed()
                .toList();
        return known.stream()
                .filter(index -> authorities.get(index).equals(authorities.get(known.get(0)))
                        && types.get(index).equals(types.get(known.get(0))))
                .map(index -> keys.keyOf(ids.get(index)))
                .distinct()
                .toList();
    }

    private Optional<String> first(SegmentReader segment, int field) {
        return segment.repetitions(field, 1).stream()
                .filter(id -> !Placeholders.stands(id))
                .findFirst()
                .map(keys::keyOf);
    }
}

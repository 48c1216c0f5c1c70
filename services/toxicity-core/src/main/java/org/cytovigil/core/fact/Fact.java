// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.time.Instant;
import java.util.Comparator;

/** One usable event of one patient. */
public sealed interface Fact
        permits Measured,
                PatientDetails,
                PatientMerged,
                TherapyStep,
                OxygenSupport,
                MedicationAction,
                NeuroFinding,
                CauseJudged,
                ClinicalFinding,
                LeukaemiaMarker,
                SamplesMoved,
                Removed {
    /** Order of event time; ties by id, so that the order never depends on arrival. */
    Comparator<Fact> BY_TIME =
            Comparator.comparing(Fact::at).thenComparing(Fact::id).thenComparing(Fact::key);

    /** Of two versions of one fact the greater one holds (docs/clinical/time.md#versions). */
    Comparator<Fact> BY_VERSION =
            Comparator.comparing(Fact::arrivedAt).thenComparing(Fact::status).thenComparing(Fact::toString);

    /** The common part. */
    FactHeader header();

    /** What it says, as a fact with another header. */
    Fact under(FactHeader other);

    /** Whose fact. */
    default PatientKey patient() {
        return header().patient();
    }

    /** What tells it from every other fact of the patient: its source and id. */
    default String key() {
        return header().key();
    }

    /** Identity among the facts of the patient and source. */
    default String id() {
        return header().id();
    }

    /** Event time. */
    default Instant at() {
        return header().at();
    }

    /** Arrival. */
    default Instant arrivedAt() {
        return header().arrivedAt();
    }

    /** How final it is. */
    default FactStatus status() {
        return header().status();
    }
}

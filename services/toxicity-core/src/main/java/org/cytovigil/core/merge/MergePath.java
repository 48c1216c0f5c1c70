// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.merge;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.PatientKey;

/**
 * The records through which a fact has come.
 *
 * @param through in order, empty for a fact that is where it was charted
 * @param mergedAt when the newest of the merges became known that it followed
 */
public record MergePath(List<PatientKey> through, Instant mergedAt) {
    /** A fact that is where it was charted. */
    public static final MergePath NONE = new MergePath(List.of(), Instant.MIN);

    private static final int LONGEST = 16;

    /** Copies the list. */
    public MergePath {
        through = List.copyOf(through);
    }

    /** The trail after the step out of a record. */
    public MergePath out(PatientKey of, Merge merge) {
        List<PatientKey> longer = new ArrayList<>(through);
        longer.add(of);
        return new MergePath(longer, later(merge.knownAt(), mergedAt));
    }

    /** Whether the fact was moved. */
    public boolean moved() {
        return !through.isEmpty();
    }

    /** Whether it is so long that something is wrong with the merges. */
    public boolean endless() {
        return through.size() >= LONGEST;
    }
}

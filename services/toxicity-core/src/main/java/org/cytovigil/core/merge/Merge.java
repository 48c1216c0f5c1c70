// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.merge;

import java.time.Instant;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.jspecify.annotations.Nullable;

/**
 * A merge by which a record went into another.
 *
 * @param into the record that stays
 * @param id of the fact that told it
 * @param knownAt its arrival
 * @param undone a later merge led back, so this record is the one that stays
 */
public record Merge(PatientKey into, String id, Instant knownAt, boolean undone) {
    /** What to do about a fact that tells of a merge. */
    public enum Answer {
        /** Merge. */
        NEW,
        /** It is known, or was undone: nothing to do. */
        KNOWN,
        /** The record is merged into another one already: a mistake of the sender. */
        ELSEWHERE
    }

    /** The merge that a fact tells of. */
    public static Merge of(PatientMerged merged) {
        return new Merge(merged.into(), merged.id(), merged.arrivedAt(), false);
    }

    /** What to do about a fact that tells of a merge. */
    public static Answer answer(@Nullable Merge present, PatientMerged told) {
        if (present == null) {
            return Answer.NEW;
        }
        boolean same = present.into().equals(told.into());
        if (present.undone()) {
            return same && present.id().equals(told.id()) ? Answer.KNOWN : Answer.NEW;
        }
        return same ? Answer.KNOWN : Answer.ELSEWHERE;
    }

    /**
     * Whether a fact would go back to where it has come from: two merges contradict each other. Of a circle the newest
     * holds, so a fact that followed a newer one than this stays here.
     */
    public boolean undoneBy(MergePath trail) {
        return trail.through().contains(into) && !trail.mergedAt().isBefore(knownAt);
    }

    /** The same, undone. */
    public Merge undo() {
        return new Merge(into, id, knownAt, true);
    }
}

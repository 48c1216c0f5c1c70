// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import java.util.List;

/**
 * The newest finding of one coded domain of the scale.
 *
 * @param known whether it was ever assessed
 * @param grade by the table; for haemorrhage 1 where there is one
 * @param what the word that was charted, empty before the first
 * @param contradicted another finding of the same instant says something else; the worse one stands here
 * @param at when it was found, {@link Instant#MIN} before the first
 * @param evidence id of the fact
 */
public record Domain(boolean known, int grade, String what, boolean contradicted, Instant at, List<String> evidence) {
    /** Never assessed. */
    public static final Domain UNKNOWN = new Domain(false, 0, "", false, Instant.MIN, List.of());

    static Domain of(int grade, Enum<?> what, Instant at, String id) {
        return new Domain(true, grade, what.name(), false, at, List.of(id));
    }

    /**
     * After another finding: of one instant the worse counts, whatever their order
     * (docs/clinical/time.md#contradictions).
     */
    Domain then(Domain next) {
        if (!known || !at.equals(next.at)) {
            return next;
        }
        boolean differ = contradicted || !what.equals(next.what);
        boolean worse = next.grade > grade || (next.grade == grade && next.what.compareTo(what) > 0);
        Domain counts = worse ? next : this;
        return new Domain(true, counts.grade, counts.what, differ, at, counts.evidence);
    }

    /** Whether it is no worse than another finding: of lower grade, or the very same. */
    boolean within(Domain other) {
        return grade < other.grade || (grade == other.grade && what.equals(other.what));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scale says at an instant.
 *
 * @param grade what is proven, 0 to 4; grade 5 is recorded by people only; an early warning score is its own grade
 * @param upper what missing data could still make of it
 * @param completeness how much is known
 * @param flags circumstances, in the order in which {@link Flag} names them
 * @param because rows of the scale that hold
 * @param missing what would be needed and is missing or stale
 * @param index of a prediction index, absent for everything else
 */
public record Assessment(
        int grade,
        int upper,
        Completeness completeness,
        Set<Flag> flags,
        List<Criterion> because,
        List<String> missing,
        @Nullable Index index) {
    /** No score of an early warning system is higher. */
    private static final int HIGHEST = 20;

    /** Copies collections; flags keep the order in which they are declared. */
    public Assessment {
        EnumSet<Flag> ordered = EnumSet.noneOf(Flag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
        because = List.copyOf(because);
        missing = List.copyOf(missing);
        if (grade < 0 || upper < grade || upper > HIGHEST) {
            throw new IllegalArgumentException("grade " + grade + ", upper " + upper);
        }
    }

    /** What a scale says that is no index. */
    public Assessment(
            int grade,
            int upper,
            Completeness completeness,
            Set<Flag> flags,
            List<Criterion> because,
            List<String> missing) {
        this(grade, upper, completeness, flags, because, missing, null);
    }

    /** Whether the published values are the same; reasons alone are no change. */
    public boolean sameAs(Assessment other) {
        return grade == other.grade
                && upper == other.upper
                && completeness == other.completeness
                && flags.equals(other.flags)
                && Objects.equals(index, other.index);
    }

    /** Whether a flag is set. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Ids of all facts behind it. */
    public Collection<String> evidence() {
        return because.stream().flatMap(c -> c.evidence().stream()).distinct().toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.signal.Exposure;

/**
 * What a scale of a therapy's toxicity says in view of when the therapy was given
 * (docs/clinical/crs.md#limits-of-a-course).
 */
public final class CourseLimits {
    private static final Assessment BEFORE =
            new Assessment(0, 0, Completeness.COMPLETE, Set.of(Flag.BEFORE_THERAPY), List.of(), List.of());

    private CourseLimits() {}

    /** Nothing is a toxicity of a therapy that was not given yet. */
    public static Assessment beforeTherapy() {
        return BEFORE;
    }

    /**
     * An assessment as it is told.
     *
     * @param found what would be said within the window
     */
    public static Assessment told(Exposure exposure, Assessment found) {
        return switch (exposure.phase()) {
            case UNKNOWN, WITHIN -> found;
            case BEFORE -> BEFORE;
            case AFTER -> after(found);
        };
    }

    /** What it would be is its upper bound; what is merely not known does not raise it. */
    private static Assessment after(Assessment found) {
        Set<Flag> flags = EnumSet.of(Flag.OUTSIDE_WINDOW);
        flags.addAll(found.flags());
        int wouldBe = found.completeness() == Completeness.INDETERMINATE ? found.upper() : found.grade();
        return new Assessment(0, wouldBe, Completeness.INDETERMINATE, flags, found.because(), found.missing());
    }
}

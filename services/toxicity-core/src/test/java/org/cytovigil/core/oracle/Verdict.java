// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/** What a scale says at an instant, as far as it is published. */
record Verdict(int grade, int upper, Completeness completeness, Set<Flag> flags) {
    static final Verdict BEFORE_THERAPY = new Verdict(0, 0, Completeness.COMPLETE, EnumSet.of(Flag.BEFORE_THERAPY));

    Verdict {
        EnumSet<Flag> ordered = EnumSet.noneOf(Flag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
    }

    /** As it is told: after the window whatever it would be is the upper bound. */
    Verdict in(TherapyCourses courses, Instant at) {
        if (!courses.after(at)) {
            return this;
        }
        EnumSet<Flag> marked = EnumSet.of(Flag.OUTSIDE_WINDOW);
        marked.addAll(flags);
        int wouldBe = completeness == Completeness.INDETERMINATE ? upper : grade;
        return new Verdict(0, wouldBe, Completeness.INDETERMINATE, marked);
    }

    @Override
    public String toString() {
        return grade + " " + upper + " " + completeness + " " + flags;
    }
}

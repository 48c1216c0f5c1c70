// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/** What a scale says at an instant, as far as it is published. */
record Verdict(int grade, int upper, Completeness completeness, Set<Flag> flags) {
    Verdict {
        EnumSet<Flag> ordered = EnumSet.noneOf(Flag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
    }

    @Override
    public String toString() {
        return grade + " " + upper + " " + completeness + " " + flags;
    }
}

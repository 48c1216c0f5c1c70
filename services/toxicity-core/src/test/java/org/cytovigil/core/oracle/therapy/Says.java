// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/** What a system says. */
record Says(int grade, int upper, boolean complete, Set<Flag> flags, String index) {
    static Says of(int grade, int upper, Collection<Flag> flags) {
        return new Says(grade, Math.max(grade, upper), upper <= grade, new TreeSet<>(flags), "");
    }

    Says partial() {
        return new Says(grade, upper, false, flags, index);
    }

    /** With the number and the band of an index. */
    Says scored(String numberAndBand) {
        return new Says(grade, upper, complete, flags, numberAndBand);
    }

    String written() {
        return grade + " " + upper + " " + (complete ? Completeness.COMPLETE : Completeness.PARTIAL) + " " + flags
                + (index.isEmpty() ? "" : " " + index);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.util.TreeSet;

/** The worst statement of a scale that holds, and the worst that may hold because something is not known. */
final class Weighing {
    private int proven;
    private int possible;
    private final TreeSet<String> missing = new TreeSet<>();

    void holds(int grade) {
        proven = Math.max(proven, grade);
        possible = Math.max(possible, grade);
    }

    void mayHold(int grade, String unknown) {
        possible = Math.max(possible, grade);
        missing.add(unknown);
    }

    /** What is not known, although nothing worse could come of it. */
    void unknown(String what) {
        missing.add(what);
    }

    int proven() {
        return proven;
    }

    int possible() {
        return possible;
    }

    boolean open() {
        return !missing.isEmpty();
    }
}

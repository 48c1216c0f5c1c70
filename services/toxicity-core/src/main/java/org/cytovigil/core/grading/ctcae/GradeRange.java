// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

/**
 * A grade that is known between two limits.
 *
 * @param lowest what is proven, from 0
 * @param highest what is still possible, up to 4
 */
public record GradeRange(int lowest, int highest) {
    /** Checks the order. */
    public GradeRange {
        if (lowest < 0 || highest < lowest || highest > 4) {
            throw new IllegalArgumentException("grades " + lowest + " to " + highest);
        }
    }

    /** A grade that is known. */
    public static GradeRange of(int grade) {
        return new GradeRange(grade, grade);
    }

    /** The worse of two. */
    public GradeRange worse(GradeRange other) {
        return new GradeRange(Math.max(lowest, other.lowest), Math.max(highest, other.highest));
    }

    /** Whether nothing is left open. */
    public boolean isExact() {
        return lowest == highest;
    }
}

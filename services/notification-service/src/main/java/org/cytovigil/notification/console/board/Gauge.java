// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import org.jspecify.annotations.Nullable;

/**
 * A grade as it is shown large.
 *
 * @param name of the scale
 * @param known whether anything is proven; what is not known never looks like a grade of 0
 * @param grade the grade that is proven
 * @param upper the grade that missing data leave possible
 * @param since when it began, in words; null where nothing was graded
 * @param said the grade with its completeness in one sentence, for those who do not see the colours
 * @param trend of the last day; null where there is none
 */
public record Gauge(
        String system,
        String name,
        boolean known,
        boolean complete,
        int grade,
        int upper,
        @Nullable String since,
        String said,
        @Nullable Sparkline trend) {

    /** What stands in the middle. */
    public String shown() {
        return known ? "" + grade : "?";
    }

    /** Whether more is possible than is proven. */
    public boolean open() {
        return upper > grade;
    }

    /** How it is drawn. */
    public String style() {
        String level = known ? "g" + Math.min(grade, 4) : "unknown";
        return complete ? level : level + " partial";
    }
}

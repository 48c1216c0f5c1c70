// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import org.cytovigil.core.signal.Board;

/**
 * Which grades of a scale are told to people, and how loudly (docs/clinical/alerts.md#priorities).
 *
 * @param cause published cause of a rise; empty for a scale that is shown and pages nobody
 * @param highFrom grades from here on page with the highest priority
 * @param pagesFrom grades from here on page
 * @param exemption whether a grade below {@code pagesFrom} pages all the same
 * @param deteriorates findings that the scale may not count page too: outside the window of the therapy, or with a
 *     haemorrhage that may explain them
 * @param masked findings page too whose fever is hidden or attributed to another cause
 */
public record AlertProfile(
        String cause, int highFrom, int pagesFrom, Exemption exemption, boolean deteriorates, boolean masked) {
    /** The cause of a rise on a scale that has none of its own. */
    public static final String GRADE_ROSE = "GRADE_ROSE";

    /** Shown, but pages nobody. */
    public static final AlertProfile SILENT = new AlertProfile("", 5, 5, (board, now) -> false, false, false);

    private static final int PAGES_FROM = 2;
    private static final int HIGH_FROM = 3;

    /** What makes a low grade page. */
    @FunctionalInterface
    public interface Exemption {
        /** Whether it holds of a patient now. */
        boolean holds(Board board, Instant now);
    }

    /** Grade 2 pages, from grade 3 on with the highest priority; grade 1 is a note. */
    public static AlertProfile standard() {
        return new AlertProfile(GRADE_ROSE, HIGH_FROM, PAGES_FROM, (board, now) -> false, false, false);
    }

    /** The same under a cause of its own. */
    public AlertProfile withCause(String name) {
        return new AlertProfile(name, highFrom, pagesFrom, exemption, deteriorates, masked);
    }

    /** The same where a low grade pages too if something holds. */
    public AlertProfile pagingEarlierIf(Exemption holds) {
        return new AlertProfile(cause, highFrom, pagesFrom, holds, deteriorates, masked);
    }

    /** The same where findings that the scale may not count page too. */
    public AlertProfile withDeterioration() {
        return new AlertProfile(cause, highFrom, pagesFrom, exemption, true, masked);
    }

    /** The same where findings with a hidden fever page too. */
    public AlertProfile withMaskedFever() {
        return new AlertProfile(cause, highFrom, pagesFrom, exemption, deteriorates, true);
    }

    /** Whether a rise is told at all. */
    public boolean tellsRises() {
        return !cause.isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it must be.
 *
 * @param patient key of the patient
 * @param alert id, absent where it is about a grade
 * @param detail what was found and what should be, in words for the person who looks into it
 */
public record Gap(Kind kind, String patient, @Nullable String alert, String detail) {
    /** What can be wrong. */
    public enum Kind {
        /** Grading again gives another grade than the one published last. */
        GRADE_DIFFERS,
        /** Grading again raises an alert that was never published. */
        ALERT_MISSING,
        /** An alert was published that grading again does not raise. */
        ALERT_UNFOUNDED,
        /** No carrier has taken a page of an alert that had to page. */
        NOT_PAGED,
        /** Nobody has answered, nobody is tried any more, and no technical alarm says so. */
        UNANSWERED
    }

    /** One line. */
    public String line() {
        return "gap " + kind + " " + patient + (alert == null ? "" : " " + alert) + ": " + detail;
    }
}

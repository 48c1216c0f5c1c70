// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.util.Set;

/**
 * What is special about a grade.
 *
 * @param gap whether it only tells that something is not known: in sight, but no warning
 */
public record Flag(String text, boolean gap) {
    private static final Set<String> GAPS = Set.of(
            "AGE_UNKNOWN",
            "FLOW_MISSING",
            "INDETERMINATE_SENSITIVITY",
            "OXYGEN_DEVICE_UNKNOWN",
            "PHILADELPHIA_UNKNOWN",
            "UNIT_INFERRED");

    /** A constant of a grade in the words of a page. */
    public static Flag of(String constant, String text) {
        return new Flag(text, GAPS.contains(constant));
    }

    /** How a line of it is drawn. */
    public String style() {
        return gap ? "note-line gap-line" : "note-line";
    }
}

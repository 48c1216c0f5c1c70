// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging;

import org.jspecify.annotations.Nullable;

/**
 * What a page says. Carriers and lock screens read it too, so it holds the unit, the code, the priority word, and how
 * to answer; nothing that identifies a patient or names a toxicity, a grade or a drug. It fits one SMS.
 */
public final class PageText {
    private static final int LONGEST_UNIT = 24;

    private PageText() {}

    /** The text that asks a person to answer. */
    public static String page(@Nullable String unit, AlertCode code, Priority priority) {
        return "%s: %s priority alert %s. Reply %s A to acknowledge, %s E to escalate, %s ? for status."
                .formatted(ward(unit), priority, code, code, code, code);
    }

    /** The short title a pager shows. */
    public static String title(@Nullable String unit, AlertCode code, Priority priority) {
        return "%s: %s priority alert %s".formatted(ward(unit), priority, code);
    }

    /** The text for the same recipients when a correction took the alert back. */
    public static String retracted(@Nullable String unit, AlertCode code) {
        return "%s: alert %s is withdrawn after a correction. No answer needed; see the console."
                .formatted(ward(unit), code);
    }

    /** A harmless page that proves the way to a person. */
    public static String test(AlertCode code) {
        return "Test page %s. No patient is concerned. Reply %s A.".formatted(code, code);
    }

    /** Units are names given by the site; control characters and length are cut so that they cannot forge a text. */
    private static String ward(@Nullable String unit) {
        if (unit == null || unit.isBlank() || unit.equals("*")) {
            return "Ward not known";
        }
        String clean = unit.replaceAll("[^\\p{Alnum} ._/-]", "").strip();
        return "Ward " + clean.substring(0, Math.min(clean.length(), LONGEST_UNIT));
    }
}

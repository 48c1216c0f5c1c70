// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.Locale;
import java.util.Set;

/** The flags by which a sender says of a value that it is worth nothing (IHE PCD-01, and makers of their own accord). */
public final class DisownedValues {
    private static final Set<String> FLAGS = Set.of(
            "INV",
            "INVALID",
            "QUES",
            "QUESTIONABLE",
            "?",
            "NAV",
            "CAL",
            "DEMO",
            "TEST",
            "SIM",
            "ART",
            "ARTEFACT",
            "ARTIFACT",
            "OFF",
            "SENSOR OFF",
            "SENSOR_OFF",
            "PROBE OFF",
            "PROBE_OFF",
            "LEADS OFF",
            "LEADS_OFF",
            "LEAD OFF",
            "LEAD_OFF",
            "DISCONNECTED",
            "QCF");
    private static final Set<String> OFF_SCALE = Set.of("<", ">");

    private DisownedValues() {}

    /**
     * Whether the flag disowns the value. Off the scale of a monitor is no value; off the scale of a laboratory is a bound,
     * and a useful one.
     */
    public static boolean disowns(String flag, boolean laboratory) {
        return FLAGS.contains(flag.toUpperCase(Locale.ROOT)) || (!laboratory && isOffScale(flag));
    }

    /** Whether the flag says that the true value lies beyond the number, which may then be read as its bound. */
    public static boolean isOffScale(String flag) {
        return OFF_SCALE.contains(flag);
    }
}

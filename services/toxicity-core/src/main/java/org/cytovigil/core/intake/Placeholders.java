// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts that devices and forms send where they know no patient. Taken as a key, they would make one patient of many. */
public final class Placeholders {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]");

    /** Zeros, nines, one digit over and over, and rows of X. */
    private static final Pattern FILLER = Pattern.compile("0+|9{4,}|([1-8])\\1{5,}|X{3,}");

    private static final Set<String> WORDS = Set.of(
            "",
            "UNKNOWN",
            "UNKN",
            "UNK",
            "UNBEKANNT",
            "NONE",
            "NULL",
            "NIL",
            "NA",
            "NAN",
            "UNDEFINED",
            "EMPTY",
            "BLANK",
            "DEFAULT",
            "NOID",
            "NOMRN",
            "NOPATIENT",
            "NOPATIENTID",
            "NOTASSIGNED",
            "UNASSIGNED",
            "UNIDENTIFIED",
            "ANONYMOUS",
            "TBD",
            "TEST",
            "TESTPATIENT",
            "TEMP",
            "TEMPORARY",
            "UNIDENT",
            "NOPID");

    private Placeholders() {}

    /** Whether the text stands for nobody. */
    public static boolean stands(String sent) {
        String core = BETWEEN.matcher(sent).replaceAll("").toUpperCase(Locale.ROOT);
        return WORDS.contains(core) || FILLER.matcher(core).matches();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.core.table.CsvTable;
import org.jspecify.annotations.Nullable;

/** Code systems under one name each, whatever their senders call them: HL7 table names, addresses, object identifiers. */
public final class Vocabularies {
    /** Our own, of which the codes are the words of the event lines (docs/reference/events.md#codes). */
    public static final String OWN = "CYTOVIGIL";

    /** ICD-10 of any country: the stem of the codes is the same. */
    static final String DIAGNOSES = "ICD10";

    private static final Map<String, String> NAMES = CsvTable.beside(Vocabularies.class, "code-systems.csv").stream()
            .collect(Collectors.toUnmodifiableMap(cells -> cells.get(0), cells -> cells.get(1)));

    private Vocabularies() {}

    /** LOINC, SNOMED, ICD10 or CYTOVIGIL; any other system as it was sent, in small letters. */
    public static String named(@Nullable String sent) {
        String name = sent == null ? "" : sent.strip().toLowerCase(Locale.ROOT).replaceFirst("^https:", "http:");
        String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return NAMES.getOrDefault(bare, bare);
    }

    /** The code as tables have it: of ICD-10 without its point. */
    static String code(String vocabulary, String sent) {
        String code = sent.strip();
        return vocabulary.equals(DIAGNOSES) ? code.replace(".", "").toUpperCase(Locale.ROOT) : code;
    }
}

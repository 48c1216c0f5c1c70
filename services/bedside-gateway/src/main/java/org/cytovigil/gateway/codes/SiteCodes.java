// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a site says of its own codes: rows {@code SYSTEM CODE = MEANING} apart by semicolons or line ends. A system is as it is
 * sent (OBX-3.3, the address of a FHIR system); a code has no spaces. A meaning is a kind of finding, a marker or a parameter
 * of the event lines, with fields after it where the code itself tells them: {@code L HEPTEND = HEPATOMEGALY painful=true}.
 */
final class SiteCodes {
    private static final Pattern ROWS = Pattern.compile("[;\\n]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<String> FIELDS =
            Set.of("value", "unit", "painful", "grade", "target", "method", "lod", "loq", "field");

    private SiteCodes() {}

    /** A row. */
    record Row(String vocabulary, String code, Meaning meaning) {}

    /**
     * Reads rows.
     *
     * @throws IllegalArgumentException naming a row that cannot be
     */
    static List<Row> parse(String text) {
        List<Row> rows = new ArrayList<>();
        for (String row : ROWS.split(text, -1)) {
            if (!row.isBlank()) {
                rows.add(row(row.strip()));
            }
        }
        return rows;
    }

    private static Row row(String text) {
        int equals = text.indexOf(" = ");
        String[] code = SPACE.split(equals < 0 ? "" : text.substring(0, equals).strip(), 0);
        if (code.length != 2) {
            throw new IllegalArgumentException("ingest.codes: '" + text + "' is no row like 'L CODE = ASCITES'");
        }
        String[] meaning = SPACE.split(text.substring(equals + 3).strip(), 2);
        String vocabulary = Vocabularies.named(code[0]);
        try {
            return new Row(
                    vocabulary,
                    Vocabularies.code(vocabulary, code[1]),
                    meaning(meaning[0], meaning.length > 1 ? meaning[1] : ""));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("ingest.codes: '" + text + "': " + unusable.getMessage(), unusable);
        }
    }

    /** What a word and the fields after it mean. */
    static Meaning meaning(String word, String fieldsText) {
        Map<String, String> fields = new HashMap<>();
        for (String field : SPACE.split(fieldsText.strip(), 0)) {
            int equals = field.indexOf('=');
            if (field.isEmpty()) {
                continue;
            }
            if (equals < 1 || !FIELDS.contains(field.substring(0, equals))) {
                throw new IllegalArgumentException(
                        "'" + field + "' is none of " + FIELDS.stream().sorted().toList());
            }
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return Meaning.of(word, fields)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is no kind of finding, no marker and no parameter"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.table.CsvTable;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * Codes of findings and markers, and those of a site, in one table that HL7 and FHIR read: {@code finding-codes.csv} beside
 * this class, the rows of {@code ingest.codes}, and our own words as codes of the system CYTOVIGIL
 * (docs/reference/events.md#codes).
 */
@Singleton
public final class ClinicalCodes {
    /** The fields that can be told beside a finding, a marker or a result. */
    private static final Set<String> DETAILS =
            Set.of("painful", "grade", "by", "percent", "target", "detected", "lod", "loq", "method");

    /** A stem of ICD-10 has three characters. */
    private static final int STEM = 3;

    private final Map<String, List<Meaning>> meanings = new HashMap<>();

    /** With the rows of the site; one that cannot be used stops the start. */
    public ClinicalCodes(Settings settings) {
        String siteRows = settings.text(SettingKey.INGEST_CODES);
        for (List<String> cells : CsvTable.beside(ClinicalCodes.class, "finding-codes.csv")) {
            add(cells.get(0), cells.get(1), SiteCodes.meaning(cells.get(2), cells.get(3)));
        }
        for (SiteCodes.Row row : SiteCodes.parse(siteRows)) {
            String key = key(row.vocabulary(), row.code());
            if (meanings.containsKey(key)) {
                throw new IllegalArgumentException(
                        "ingest.codes: '" + row.vocabulary() + " " + row.code() + "' has its meaning already");
            }
            add(row.vocabulary(), row.code(), row.meaning());
        }
    }

    private void add(String vocabulary, String code, Meaning meaning) {
        meanings.computeIfAbsent(key(vocabulary, code), key -> new ArrayList<>())
                .add(meaning);
    }

    private static String key(String vocabulary, String code) {
        return vocabulary + '\n' + code;
    }

    /**
     * What the codes of one thing mean.
     *
     * @param meanings none where no code is known; several where one code says several things
     * @param conflict whether two codes mean different things
     */
    public record Choice(List<Meaning> meanings, boolean conflict) {
        /** Copies the list. */
        public Choice {
            meanings = List.copyOf(meanings);
        }

        /** Whether no code is known. */
        public boolean isEmpty() {
            return meanings.isEmpty();
        }

        /** The first, of that kind. */
        public Optional<Meaning> only(Meaning.What what) {
            return meanings.stream().filter(meaning -> meaning.what() == what).findFirst();
        }
    }

    /** What a sender's codes mean; of two that mean the same the one that says more counts. */
    public Choice among(List<Code> codes) {
        List<Meaning> chosen = List.of();
        for (Code code : codes) {
            List<Meaning> known = meaning(code.system(), code.code());
            if (known.isEmpty()) {
                continue;
            }
            if (!chosen.isEmpty() && !same(chosen, known)) {
                return new Choice(chosen, true);
            }
            chosen = chosen.isEmpty() || fields(known) > fields(chosen) ? known : chosen;
        }
        return new Choice(chosen, false);
    }

    private static boolean same(List<Meaning> some, List<Meaning> others) {
        return some.size() == others.size()
                && some.stream().allMatch(one -> others.stream().anyMatch(one::sameThing));
    }

    private static int fields(List<Meaning> some) {
        return some.stream().mapToInt(meaning -> meaning.fields().size()).sum();
    }

    private List<Meaning> meaning(String vocabulary, String sent) {
        String code = Vocabularies.code(vocabulary, sent);
        if (code.isEmpty()) {
            return List.of();
        }
        if (vocabulary.equals(Vocabularies.OWN)) {
            return own(code).stream().toList();
        }
        List<Meaning> exact = meanings.get(key(vocabulary, code));
        if (exact != null) {
            return exact;
        }
        if (vocabulary.equals(Vocabularies.DIAGNOSES)) {
            for (int length = code.length(); length >= STEM; length--) {
                List<Meaning> stem = meanings.get(key(vocabulary, code.substring(0, length) + "*"));
                if (stem != null) {
                    return stem;
                }
            }
        }
        return List.of();
    }

    private static Optional<Meaning> own(String code) {
        String field = code.toLowerCase(Locale.ROOT);
        return DETAILS.contains(field)
                ? Optional.of(new Meaning(Meaning.What.DETAIL, field, Map.of()))
                : Meaning.of(code, Map.of());
    }
}

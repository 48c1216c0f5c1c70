// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.table.CsvTable;
import org.cytovigil.gateway.codes.CodeChoice.Code;

/** The codes and words by which senders say whether and how much: {@code finding-answers.csv} beside this class. */
public final class Answers {
    private static final Map<String, String> ANSWERS = CsvTable.beside(Answers.class, "finding-answers.csv").stream()
            .collect(Collectors.toUnmodifiableMap(cells -> key(cells.get(0), cells.get(1)), cells -> cells.get(2)));

    private Answers() {}

    private static String key(String vocabulary, String code) {
        return vocabulary + '\n' + code;
    }

    /**
     * What was answered: {@code true}, {@code false}, a degree, {@code POSITIVE}, {@code NEGATIVE} or {@code DIM}; empty where
     * none of it is known, and where two of it say different things.
     */
    public static Optional<String> of(List<Code> codes, List<String> words) {
        List<String> known = Stream.concat(
                        codes.stream().flatMap(Answers::coded), words.stream().flatMap(Answers::word))
                .distinct()
                .toList();
        return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
    }

    private static Stream<String> coded(Code code) {
        String own = ANSWERS.get(key(code.system(), code.code().strip()));
        return own == null ? word(code.code()) : Stream.of(own);
    }

    private static Stream<String> word(String word) {
        return Stream.ofNullable(ANSWERS.get(key("", word.strip().toUpperCase(Locale.ROOT))));
    }
}

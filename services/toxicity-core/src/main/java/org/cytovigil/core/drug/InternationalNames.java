// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of substances as other languages spell them. An international nonproprietary name keeps its root: languages differ in
 * the ending, in {@code ph} and {@code f}, {@code th} and {@code t}, {@code y} and {@code i}, in doubled letters and in accents
 * (noradrenaline, Noradrenalin, noradrénaline, noradrenalina; norepinephrine, norepinefrina).
 */
final class InternationalNames {
    /** A shorter name folds into words that mean something else. */
    private static final int SHORTEST = 8;

    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern ONE_WORD = Pattern.compile("[a-z]+");
    private static final Pattern ENDING = Pattern.compile("(?<=.{4})(?:um|[aeo])$");
    private static final Pattern DOUBLED = Pattern.compile("([a-z])\\1");

    private final Map<String, DrugTable.Drug> folded = new HashMap<>();
    private final Set<String> salts = new HashSet<>();

    /** @param salts words that name a salt, which German writes onto the name: Noradrenalinhydrochlorid */
    InternationalNames(Map<String, DrugTable.Drug> names, Set<String> salts) {
        names.forEach((name, drug) -> {
            if (name.length() >= SHORTEST && ONE_WORD.matcher(name).matches()) {
                folded.put(fold(name), drug);
            }
        });
        salts.forEach(salt -> this.salts.add(fold(salt)));
    }

    /** Without accents, in lower case, in one form of each letter. */
    static String plain(String charted) {
        String decomposed = Normalizer.normalize(charted, Normalizer.Form.NFKD);
        return ACCENT.matcher(decomposed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    static String fold(String word) {
        String same = word.replace("ph", "f").replace("th", "t").replace('y', 'i');
        return ENDING.matcher(DOUBLED.matcher(same).replaceAll("$1")).replaceFirst("");
    }

    /** The drug of one word, also with a salt written onto it. */
    Optional<DrugTable.Drug> find(String word) {
        String root = fold(word);
        DrugTable.Drug drug = folded.get(root);
        if (drug != null) {
            return Optional.of(drug);
        }
        return folded.entrySet().stream()
                .filter(entry -> root.startsWith(entry.getKey())
                        && salts.contains(root.substring(entry.getKey().length())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The root of a drug that matters within a longer word. */
    Optional<String> hiddenIn(String word) {
        String root = fold(word);
        return folded.entrySet().stream()
                .filter(entry -> entry.getValue().matters() && entry.getKey().length() >= SHORTEST)
                .map(Map.Entry::getKey)
                .filter(root::contains)
                .sorted()
                .findFirst();
    }
}

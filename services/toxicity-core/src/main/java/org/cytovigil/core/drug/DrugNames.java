// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.core.table.CsvTable;

/**
 * Reads the names of drugs as they are charted: with salts, strengths, diluents, routes and forms, trade names, suffixes
 * of biosimilars. The words are data, in {@code name-words.csv} beside this class.
 */
final class DrugNames {
    private static final Pattern BIOSIMILAR = Pattern.compile("([a-z]{4,})-[a-z]{4}(?![a-z])");
    private static final Pattern BETWEEN = Pattern.compile("[\\s/+,;:()\\[\\]&*=%\"']+");
    private static final Pattern HYPHEN = Pattern.compile("-+");
    private static final Pattern STRENGTH = Pattern.compile("[#~]?\\d[\\d.,%x:]*[a-zµμ%.]*|[a-z.]\\.?|%|\\.|mcg|µg|μg");
    private static final int LONGEST_NAME = 4;
    /** A shorter name within a longer word is chance. */
    private static final int TELLING = 8;

    private enum Word {
        SALT,
        FORM,
        LOCAL,
        DOUBT
    }

    private final Map<String, DrugTable.Drug> names;
    private final Map<String, Word> words = new HashMap<>();
    private final InternationalNames elsewhere;

    DrugNames(Map<String, DrugTable.Drug> names) {
        this.names = names;
        for (List<String> cells : CsvTable.beside(DrugNames.class, "name-words.csv")) {
            words.put(cells.get(0), Word.valueOf(cells.get(1)));
        }
        Set<String> salts = new HashSet<>(words.keySet());
        salts.removeIf(word -> words.get(word) != Word.SALT);
        elsewhere = new InternationalNames(names, salts);
    }

    Set<String> known() {
        return names.keySet();
    }

    DrugReading read(String charted) {
        String name = InternationalNames.plain(charted);
        DrugTable.Drug whole = names.get(name);
        if (whole != null) {
            return new DrugReading.Known(whole);
        }
        List<String> tokens = tokens(name);
        List<String> left = new ArrayList<>();
        Set<DrugTable.Drug> found = named(tokens, left);
        if (found.isEmpty()) {
            return hidden(left)
                    .<DrugReading>map(drug -> new DrugReading.Unsettled("the name holds that of " + drug))
                    .orElseGet(DrugReading.Unknown::new);
        }
        return settle(found, tokens);
    }

    private List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        for (String part : BETWEEN.splitAsStream(withoutSuffix(name)).toList()) {
            if (names.containsKey(part)) {
                tokens.add(part);
            } else {
                HYPHEN.splitAsStream(part).forEach(tokens::add);
            }
        }
        tokens.removeIf(String::isEmpty);
        return tokens;
    }

    private String withoutSuffix(String name) {
        Matcher matcher = BIOSIMILAR.matcher(name);
        StringBuilder without = new StringBuilder();
        while (matcher.find()) {
            boolean known = names.containsKey(matcher.group(1)) && !names.containsKey(matcher.group());
            matcher.appendReplacement(without, Matcher.quoteReplacement(known ? matcher.group(1) : matcher.group()));
        }
        return matcher.appendTail(without).toString();
    }

    /** The drugs that are named, the longest name first; what is left belongs to none. */
    private Set<DrugTable.Drug> named(List<String> tokens, List<String> left) {
        Set<DrugTable.Drug> found = new LinkedHashSet<>();
        int at = 0;
        while (at < tokens.size()) {
            int length = Math.min(LONGEST_NAME, tokens.size() - at);
            DrugTable.Drug drug = null;
            while (drug == null && length > 0) {
                drug = names.get(String.join(" ", tokens.subList(at, at + length)));
                length -= drug == null ? 1 : 0;
            }
            if (drug == null && !words.containsKey(tokens.get(at))) {
                drug = elsewhere.find(tokens.get(at)).orElse(null);
                length = 1;
            }
            if (drug != null) {
                found.add(drug);
                at += length;
            } else {
                if (!words.containsKey(tokens.get(at))
                        && !STRENGTH.matcher(tokens.get(at)).matches()) {
                    left.add(tokens.get(at));
                }
                at++;
            }
        }
        return found;
    }

    /** A drug that matters whose name is part of a longer word. */
    private Optional<String> hidden(Collection<String> left) {
        return names.entrySet().stream()
                .filter(entry ->
                        entry.getKey().length() >= TELLING && entry.getValue().matters())
                .filter(entry -> left.stream().anyMatch(token -> token.contains(entry.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .or(() -> left.stream()
                        .flatMap(token -> elsewhere.hiddenIn(token).stream())
                        .findFirst());
    }

    private DrugReading settle(Set<DrugTable.Drug> found, List<String> tokens) {
        DrugTable.Drug first = found.iterator().next();
        if (found.stream().noneMatch(DrugTable.Drug::matters)) {
            return new DrugReading.Known(first);
        }
        if (tokens.stream().anyMatch(token -> words.get(token) == Word.DOUBT)) {
            return new DrugReading.Unsettled("the name leaves open what is given");
        }
        boolean oneRole = found.stream().map(DrugTable.Drug::role).distinct().count() == 1;
        boolean counted = first.role() == DrugRole.VASOPRESSOR || first.role() == DrugRole.VASOPRESSIN;
        Optional<DrugTable.Drug> mixedWith = besideOpioids(found);
        if (mixedWith.isPresent()) {
            return new DrugReading.Known(mixedWith.get());
        }
        if (found.size() > 1 && (!oneRole || counted)) {
            return new DrugReading.Unsettled("the name holds two substances");
        }
        boolean local = tokens.stream().anyMatch(token -> words.get(token) == Word.LOCAL);
        return new DrugReading.Known(local ? first.appliedLocally() : first);
    }

    /** An opioid with something that is not graded, a local anaesthetic, is given to block a nerve: no sedation. */
    private static Optional<DrugTable.Drug> besideOpioids(Set<DrugTable.Drug> found) {
        boolean others = found.stream()
                .filter(DrugTable.Drug::matters)
                .anyMatch(drug -> drug.role() != DrugRole.SEDATIVE_INFUSION);
        return others
                ? Optional.empty()
                : found.stream().filter(drug -> !drug.matters()).findFirst();
    }
}

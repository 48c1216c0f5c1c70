// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.table.CsvTable;

/**
 * The sentences of explanations: {@code sentences.csv} beside this class, and the criteria of the scales. Names of
 * rule keys in braces stand for their values in force, with a number behind for one of several limits. Criteria keep the words
 * of their source in every language: a translation that nobody has signed off is no criterion.
 */
public final class Sentences {
    private final Map<String, Sentence> rows = new HashMap<>();
    private final RuleText numbers;

    /** What a sentence is about. */
    public enum Kind {
        SYSTEM,
        COMPLETENESS,
        FOUND,
        RULE,
        MISSING,
        OPEN,
        FLAG,
        CAUSE,
        WORD
    }

    /**
     * A row of the table.
     *
     * @param source where it comes from
     */
    public record Sentence(String text, String source) {}

    /** The sentences with the numbers of these rules, in English. */
    public Sentences(GradingRules rules, GradingCatalogue scales) {
        this.numbers = new RuleText(rules, "days");
        for (List<String> row : CsvTable.beside(Sentences.class, "sentences.csv")) {
            put(Kind.valueOf(row.get(0)), row.get(1), row.get(2), row.get(3), row.get(4));
        }
        for (GradingSystem<?> scale : scales.systems()) {
            put(Kind.SYSTEM, scale.id(), "", scale.name(), "name used at the bedside");
            rules(scale);
        }
    }

    /** The same in German; what that table leaves out stays in English. */
    public static Sentences german(GradingRules rules, GradingCatalogue scales) {
        return new Sentences(new Sentences(rules, scales), new RuleText(rules, "Tagen"));
    }

    private Sentences(Sentences english, RuleText numbers) {
        this.numbers = numbers;
        rows.putAll(english.rows);
        for (List<String> row : CsvTable.beside(Sentences.class, "sentences_de.csv")) {
            Kind kind = Kind.valueOf(row.get(0));
            Sentence said = english.rows.get(key(kind, row.get(1), row.get(2)));
            if (said == null) {
                throw new IllegalStateException("a sentence that the table in English does not have: " + row);
            }
            put(kind, row.get(1), row.get(2), row.get(3), said.source());
        }
    }

    /** A criterion has one sentence, whatever its number of rows. */
    private void rules(GradingSystem<?> scale) {
        for (CriteriaRow row : scale.criteria().rows()) {
            scale.criteria()
                    .explanation(row.criterion())
                    .ifPresent(text -> put(
                            Kind.RULE,
                            row.criterion(),
                            scale.id(),
                            text,
                            scale.criteria().source(row.criterion())));
        }
    }

    private void put(Kind kind, String name, String detail, String text, String source) {
        rows.put(key(kind, name, detail), new Sentence(numbers.filled(text), source));
    }

    /** The sentence for a detail, or the one for all details. */
    public Optional<Sentence> find(Kind kind, String name, String detail) {
        return Optional.ofNullable(rows.get(key(kind, name, detail))).or(() -> find(kind, name));
    }

    /** The sentence of a name. */
    public Optional<Sentence> find(Kind kind, String name) {
        return Optional.ofNullable(rows.get(key(kind, name, "")));
    }

    /** The text of a name; the name itself in lower case where the table has none. */
    public String text(Kind kind, String name) {
        return find(kind, name).map(Sentence::text).orElse(plain(name));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String key(Kind kind, String name, String detail) {
        return kind + "|" + name + "|" + detail;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.table.CsvTable;

/**
 * The sentences of explanations: {@code sentences.csv} beside this class, and the criteria of the scales. Names of
 * rule keys in braces stand for their values in force.
 */
public final class Sentences {
    private static final Pattern KEY = Pattern.compile("\\{([A-Za-z0-9.]+)}");
    private final Map<String, Sentence> rows = new HashMap<>();
    private final GradingRules rules;

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

    /** The sentences with the numbers of these rules. */
    public Sentences(GradingRules rules, GradingCatalogue scales) {
        this.rules = rules;
        for (List<String> row : CsvTable.beside(Sentences.class, "sentences.csv")) {
            put(Kind.valueOf(row.get(0)), row.get(1), row.get(2), row.get(3), row.get(4));
        }
        for (GradingSystem<?> scale : scales.systems()) {
            put(Kind.SYSTEM, scale.id(), "", scale.name(), "name used at the bedside");
            rules(scale);
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
        rows.put(key(kind, name, detail), new Sentence(filled(text), source));
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

    private String filled(String text) {
        return KEY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String name) {
        for (RuleKey key : RuleKey.values()) {
            if (key.key().equals(name)) {
                return key.isDuration() ? words(rules.duration(key)) : words(rules.decimal(key));
            }
        }
        throw new IllegalStateException("sentences.csv names no rule key: " + name);
    }

    private static String words(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + " days";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}

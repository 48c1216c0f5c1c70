// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.core.explain.RuleText;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;
import org.cytovigil.core.table.MarkdownTable;

/**
 * Fills the marked sections of a Markdown page with what the tables and keys say.
 *
 * <p>{@code <!-- table scale/lee/lee-2014.csv -->} shows a table of the core, with {@code where COLUMN=VALUE} some of
 * its rows; {@code <!-- rules scales. dose. -->} shows the keys that begin so, {@code <!-- rules -->} all of them. A
 * section ends with {@code <!-- end -->}.
 */
final class PageSections {
    private static final Pattern SECTION =
            Pattern.compile("<!-- (table|rules)((?: [^\\n]*)?) -->\\n.*?<!-- end -->", Pattern.DOTALL);

    private static final RuleText DEFAULTS = new RuleText(GradingRules.defaults());

    private PageSections() {}

    static String filled(String page) {
        return SECTION.matcher(page)
                .replaceAll(section -> Matcher.quoteReplacement("<!-- " + section.group(1) + section.group(2) + " -->\n"
                        + content(section.group(1), section.group(2).strip()) + "<!-- end -->"));
    }

    private static String content(String kind, String arguments) {
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
        return MarkdownTable.of(kind.equals("rules") ? rules(words) : table(words));
    }

    private static List<List<String>> rules(List<String> prefixes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Setting", "Default", "Allowed", "Meaning"));
        Arrays.stream(RuleKey.values())
                .filter(key -> prefixes.isEmpty() || prefixes.stream().anyMatch(key.key()::startsWith))
                .map(key -> List.of("`grading." + key.key() + "`", key.fallback(), key.range(), key.meaning()))
                .forEach(rows::add);
        return rows;
    }

    /** A reader sees numbers, not the names of settings; what is said from the bedside (a weight, a product) stays open. */
    static String withDefaults(String cell) {
        try {
            return DEFAULTS.filled(cell);
        } catch (IllegalArgumentException openUntilTheBedside) {
            return cell;
        }
    }

    private static List<List<String>> table(List<String> words) {
        List<List<String>> rows =
                CsvTable.withHeader(PageSections.class, "/org/cytovigil/core/" + words.get(0)).stream()
                        .map(row -> row.stream().map(PageSections::withDefaults).toList())
                        .toList();
        if (words.size() < 3) {
            return rows;
        }
        List<String> condition =
                List.of(String.join(" ", words.subList(2, words.size())).split("=", -1));
        int column = rows.get(0).indexOf(condition.get(0));
        List<List<String>> chosen = new ArrayList<>(rows.subList(0, 1));
        rows.stream()
                .skip(1)
                .filter(row -> row.get(column).equals(condition.get(1)))
                .forEach(chosen::add);
        return chosen;
    }
}

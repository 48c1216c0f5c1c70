// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/** Fills a text of the tables with the numbers in force: {@code {vod.weight}}, or {@code {vod.days.2}} for the second of several limits. */
public final class RuleText {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z0-9.]+)}");
    private static final Pattern PLACE = Pattern.compile("(.+)\\.([0-9])");

    private final GradingRules rules;
    private final String days;

    /** With the numbers of these rules. */
    public RuleText(GradingRules rules) {
        this(rules, "days");
    }

    /** @param days the word behind a number of days */
    RuleText(GradingRules rules, String days) {
        this.rules = rules;
        this.days = days;
    }

    /**
     * The text with its numbers.
     *
     * @throws IllegalArgumentException for a name that is no key
     */
    public String filled(String text) {
        return NAME.matcher(text).replaceAll((MatchResult found) -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String name) {
        Matcher place = PLACE.matcher(name);
        if (place.matches()) {
            return words(rules.limits(RuleKey.of(place.group(1))).at(Integer.parseInt(place.group(2))));
        }
        RuleKey key = RuleKey.of(name);
        return key.isDuration() ? words(rules.duration(key)) : words(rules.decimal(key));
    }

    private static String words(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + " " + days;
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}

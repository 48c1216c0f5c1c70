// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.drug.SiteDrugs;
import org.cytovigil.core.table.ContentId;
import org.jspecify.annotations.Nullable;

/** The set of choices in force. */
public final class GradingRules {
    /** Which edition of the clinical rules is built in; part of the hash, so that the same keys never hide other rules. */
    public static final int CLINICAL_EDITION = 2;

    /** Raised where the same settings come to give other grades: each patient is then read anew from what is kept. */
    private static final int REVISION = 6;

    /** The key of the rows of drugs that a site adds; no choice among values, so not one of {@link RuleKey}. */
    public static final String DRUGS = "drugs";

    private final Map<RuleKey, Object> values;
    private final DrugTable drugs;
    private final String edition;

    private GradingRules(Map<RuleKey, Object> values, SiteDrugs site) {
        this.values = values;
        this.drugs = DrugTable.with(site);
        this.edition = hash(values, site);
    }

    /** All defaults. */
    public static GradingRules defaults() {
        return from(Map.of());
    }

    /**
     * Defaults with changes.
     *
     * @param changes key (without the prefix {@code grading.}, in any case) to value
     * @throws IllegalArgumentException for an unknown key or a value that does not fit, naming it
     */
    public static GradingRules from(Map<String, String> changes) {
        Map<String, String> lower = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lower.putAll(changes);
        Map<RuleKey, Object> values = new EnumMap<>(RuleKey.class);
        for (RuleKey key : RuleKey.values()) {
            String change = lower.remove(key.key());
            values.put(key, parsed(key, change == null ? key.fallback() : change));
        }
        SiteDrugs site = drugs(lower.remove(DRUGS));
        for (String unknown : lower.keySet()) {
            throw new IllegalArgumentException(
                    "unknown key grading." + unknown + "; the nearest known is grading." + nearest(unknown));
        }
        return new GradingRules(values, site);
    }

    private static Object parsed(RuleKey key, String text) {
        try {
            return RuleRange.of(key.range()).parse(text);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("grading." + key.key() + ": " + unusable.getMessage(), unusable);
        }
    }

    /** The rows of drugs of a site, as they are set; null for none. */
    public static SiteDrugs drugs(@Nullable String rows) {
        try {
            return SiteDrugs.parse(rows == null ? "" : rows);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("grading." + DRUGS + ": " + unusable.getMessage(), unusable);
        }
    }

    /** How long one dose of a drug can hide a fever; zero for drugs that cannot. */
    public Duration masking(DrugTable.Drug drug) {
        return drug.maskingRule().isEmpty() ? Duration.ZERO : duration(RuleKey.of(drug.maskingRule()));
    }

    /** The drugs that are known, with those of the site. */
    public DrugTable drugs() {
        return drugs;
    }

    /** A duration. */
    public Duration duration(RuleKey key) {
        return (Duration) value(key);
    }

    /** A decimal. */
    public BigDecimal decimal(RuleKey key) {
        return (BigDecimal) value(key);
    }

    /** The limits between the classes of a value. */
    public Limits limits(RuleKey key) {
        return (Limits) value(key);
    }

    /** A word. */
    public String word(RuleKey key) {
        return (String) value(key);
    }

    /** The time zone of the ward. */
    public ZoneId zone() {
        return ZoneId.of(word(RuleKey.SITE_ZONE));
    }

    private Object value(RuleKey key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("no value for " + key);
        }
        return value;
    }

    /** Content hash of the clinical edition and the set; two sets that grade alike by configuration have the same edition. */
    public String edition() {
        return edition;
    }

    /** The key that shares the longest beginning. */
    private static String nearest(String unknown) {
        String nearest = RuleKey.CRS_FEVER_WINDOW.key();
        for (RuleKey key : RuleKey.values()) {
            nearest = shared(key.key(), unknown) > shared(nearest, unknown) ? key.key() : nearest;
        }
        return nearest;
    }

    private static int shared(String one, String other) {
        int length = 0;
        while (length < one.length()
                && length < other.length()
                && Character.toLowerCase(one.charAt(length)) == Character.toLowerCase(other.charAt(length))) {
            length++;
        }
        return length;
    }

    private static String hash(Map<RuleKey, Object> values, SiteDrugs site) {
        StringBuilder content = new StringBuilder("clinical.edition=" + CLINICAL_EDITION + "." + REVISION + "\n");
        values.forEach((key, value) ->
                content.append(key.key()).append('=').append(canonical(value)).append('\n'));
        String rows = site.toString();
        content.append(rows.isEmpty() ? "" : DRUGS + "=" + rows + "\n");
        return ContentId.of(content.toString(), 6);
    }

    private static String canonical(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : value.toString();
    }
}

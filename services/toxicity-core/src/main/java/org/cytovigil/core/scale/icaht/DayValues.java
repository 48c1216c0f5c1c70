// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.icaht;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * A value for each of some days: the lowest of the day, else that of the last day with one, held for a few days.
 *
 * @param values null for a day that is not known
 * @param longest whether the longest streak counts rather than all days
 */
record DayValues(List<@Nullable Result> values, boolean longest) {
    private static final int RECOVERED = 3;

    /**
     * The days of a limit.
     *
     * @param proven days at or below it
     * @param possible days at or below it, or not known
     * @param above days above it
     * @param evidence ids of the counts at or below it
     */
    record Days(int proven, int possible, int above, List<String> evidence) {
        int unknown() {
            return possible - proven;
        }
    }

    /** @param last number of the last day, counted from the first, which is 0 */
    static DayValues of(TreeMap<LocalDate, Result> lows, LocalDate first, int last, GradingRules rules) {
        int holds = rules.decimal(RuleKey.ICAHT_HOLDS).intValue();
        List<@Nullable Result> values = new ArrayList<>();
        for (int number = 0; number <= last; number++) {
            LocalDate day = first.plusDays(number);
            Map.Entry<LocalDate, Result> known = lows.floorEntry(day);
            boolean held = known != null && !known.getKey().isBefore(day.minusDays(holds));
            values.add(held && known != null ? known.getValue() : null);
        }
        return new DayValues(values, rules.word(RuleKey.ICAHT_DAYS).equals("longest-streak"));
    }

    /** The days at or below a limit. */
    Days days(BigDecimal limit) {
        return days(value -> value.atMost(limit));
    }

    /** The days below a limit. */
    Days daysBelow(BigDecimal limit) {
        return days(value -> value.below(limit));
    }

    private Days days(java.util.function.Function<Result, Truth> low) {
        List<Truth> truths = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        for (Result value : values) {
            Truth truth = value == null ? Truth.UNKNOWN : low.apply(value);
            truths.add(truth);
            if (truth == Truth.YES && value != null && !evidence.contains(value.id())) {
                evidence.add(value.id());
            }
        }
        int above = (int) truths.stream().filter(truth -> truth == Truth.NO).count();
        return new Days(counted(truths, false), counted(truths, true), above, evidence);
    }

    private int counted(List<Truth> truths, boolean possible) {
        return longest
                ? streak(truths, possible)
                : (int) truths.stream()
                        .filter(truth -> truth == Truth.YES || (possible && truth == Truth.UNKNOWN))
                        .count();
    }

    /** The longest streak; one goes on over a recovery of less than three days, whose days do not count. */
    private static int streak(List<Truth> truths, boolean possible) {
        int best = 0;
        int days = 0;
        int recovered = 0;
        for (Truth truth : truths) {
            boolean counts = truth == Truth.YES || (possible && truth == Truth.UNKNOWN);
            recovered = counts ? 0 : recovered + 1;
            days = counts ? days + 1 : recovered >= RECOVERED ? 0 : days;
            best = Math.max(best, days);
        }
        return best;
    }
}

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
 * A value for each of some days: the lowest of the day, else that of the last day with one, held for a few days. What is
 * held for a day that is not over proves nothing yet: a count may still come.
 *
 * @param values null for a day that is not known
 * @param lastOpen the last day is not over and has no value of its own yet
 * @param longest whether the longest streak counts rather than all days
 */
record DayValues(List<@Nullable Result> values, boolean lastOpen, boolean longest) {
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

    /**
     * The values of some days.
     *
     * @param last number of the last day, counted from the first, which is 0
     * @param today the day that is not over
     */
    static DayValues of(
            TreeMap<LocalDate, Result> lows, LocalDate first, int last, LocalDate today, GradingRules rules) {
        int holds = rules.decimal(RuleKey.ICAHT_HOLDS).intValue();
        List<@Nullable Result> values = new ArrayList<>();
        for (int number = 0; number <= last; number++) {
            LocalDate day = first.plusDays(number);
            Map.Entry<LocalDate, Result> known = lows.floorEntry(day);
            boolean held = known != null && !known.getKey().isBefore(day.minusDays(holds));
            values.add(held && known != null ? known.getValue() : null);
        }
        boolean open = first.plusDays(last).equals(today) && !lows.containsKey(today);
        return new DayValues(values, open, rules.word(RuleKey.ICAHT_DAYS).equals("longest-streak"));
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
        for (int number = 0; number < values.size(); number++) {
            Result value = values.get(number);
            Truth held = value == null ? Truth.UNKNOWN : low.apply(value);
            boolean open = lastOpen && number == values.size() - 1;
            Truth truth = open && held == Truth.YES ? Truth.UNKNOWN : held;
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

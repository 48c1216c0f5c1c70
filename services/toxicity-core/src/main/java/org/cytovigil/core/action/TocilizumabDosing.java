// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import static org.cytovigil.core.measure.Instants.later;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.table.CsvTable;
import org.jspecify.annotations.Nullable;

/** Tocilizumab by weight, with its caps and intervals (docs/clinical/tocilizumab.md; tables beside this class). */
public final class TocilizumabDosing {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final Duration DAY = Duration.ofHours(24);

    private final List<List<String>> rows;
    private final Duration interval;
    private final int mostInDay;
    private final int mostEver;

    private TocilizumabDosing(List<List<String>> rows, Map<String, String> limits) {
        this.rows = rows;
        this.interval = Duration.parse(limits.getOrDefault("INTERVAL", "PT8H"));
        this.mostInDay = Integer.parseInt(limits.getOrDefault("DAY", "3"));
        this.mostEver = Integer.parseInt(limits.getOrDefault("TOTAL", "4"));
    }

    /** Reads the tables from the class path. */
    public static TocilizumabDosing load() {
        Map<String, String> limits = CsvTable.beside(TocilizumabDosing.class, "tocilizumab-limits.csv").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1)));
        return new TocilizumabDosing(CsvTable.beside(TocilizumabDosing.class, "tocilizumab.csv"), limits);
    }

    /**
     * The dose to consider now.
     *
     * @param weight newest weight, or null
     * @param given when earlier doses of this course were given
     */
    public TocilizumabDose consider(
            GradingRules rules, @Nullable Weight weight, Collection<Instant> given, Instant now) {
        List<Instant> before =
                given.stream().filter(at -> !at.isAfter(now)).sorted().toList();
        if (before.size() >= mostEver) {
            return none(null, "limit reached: " + before.size() + " of " + mostEver + " doses given");
        }
        Instant next = earliest(before, now);
        if (next.isAfter(now)) {
            return none(next, tooEarly(before, now, next));
        }
        String objection = Weight.objection(weight, now, rules);
        return weight == null || !objection.isEmpty() ? none(null, objection) : byWeight(weight.kilograms());
    }

    private Instant earliest(List<Instant> before, Instant now) {
        if (before.isEmpty()) {
            return now;
        }
        Instant byInterval = before.get(before.size() - 1).plus(interval);
        if (inDay(before, now) < mostInDay) {
            return byInterval;
        }
        Instant byDay = before.get(before.size() - mostInDay).plus(DAY);
        return later(byDay, byInterval);
    }

    private static long inDay(List<Instant> before, Instant now) {
        return before.stream().filter(at -> at.isAfter(now.minus(DAY))).count();
    }

    private String tooEarly(List<Instant> before, Instant now, Instant next) {
        long recent = inDay(before, now);
        String why = recent >= mostInDay
                ? "limit reached: " + recent + " of " + mostInDay + " doses in 24 h given"
                : "last dose less than " + interval.toHours() + " h ago";
        return why + "; not before " + CLOCK.format(next) + " UTC";
    }

    private TocilizumabDose byWeight(BigDecimal kilograms) {
        List<String> row = rows.stream()
                .filter(cells -> kilograms.compareTo(new BigDecimal(cells.get(0))) >= 0
                        && kilograms.compareTo(new BigDecimal(cells.get(1))) < 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("weight " + kilograms));
        BigDecimal perKilogram = new BigDecimal(row.get(2));
        BigDecimal most = new BigDecimal(row.get(3));
        BigDecimal dose = kilograms.multiply(perKilogram);
        boolean capped = dose.compareTo(most) > 0;
        String reason = perKilogram.toPlainString() + " mg/kg for " + kilograms.toPlainString() + " kg"
                + (capped ? ", at most " + most.toPlainString() + " mg" : "");
        return new TocilizumabDose(capped ? most : dose, null, reason, row.get(4));
    }

    private static TocilizumabDose none(@Nullable Instant notBefore, String reason) {
        return new TocilizumabDose(null, notBefore, reason, "Kymriah USPI");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;

/**
 * A blood count by calendar days: one value for each day, and the newest two.
 *
 * @param counts what was read since the checkpoint, in order of event time
 * @param days lowest of each day before it
 * @param course first dose of the newest course whose days are kept, {@link Instant#MAX} where there is none
 */
public record CountState(List<Result> counts, List<DayLow> days, Instant course, Instant newest)
        implements SignalState {
    /** So many counts are kept beside the days: the newest two, and what a late one may displace. */
    private static final int NEWEST = 2;

    private static final int DAYS_BEFORE = 4;

    static final CountState NONE = new CountState(List.of(), List.of(), Instant.MAX, Instant.MIN);

    /** Copies the lists. */
    public CountState {
        counts = List.copyOf(counts);
        days = List.copyOf(days);
    }

    /** The lowest value of each day by an instant. */
    public TreeMap<LocalDate, Result> lows(Instant instant, GradingRules rules) {
        TreeMap<LocalDate, Result> lows = new TreeMap<>();
        days.forEach(day -> lows.put(day.day(), day.lowest()));
        for (Result count : counts) {
            if (!count.at().isAfter(instant)) {
                lows.merge(
                        count.at().atZone(rules.zone()).toLocalDate(),
                        count,
                        (one, other) -> one.quantity()
                                                .value()
                                                .compareTo(other.quantity().value())
                                        <= 0
                                ? one
                                : other);
            }
        }
        return lows;
    }

    /** The counts by an instant, as far as they are kept; at least the newest two. */
    public List<Result> newest(Instant instant) {
        return counts.stream().filter(count -> !count.at().isAfter(instant)).toList();
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        for (Result count : counts) {
            if (count.at().isAfter(after)) {
                return count.at();
            }
        }
        return Instant.MAX;
    }

    /** Days long before the course are nobody's. */
    @Override
    public CountState since(Instant checkpoint, GradingRules rules) {
        List<Result> past = newest(checkpoint);
        if (past.size() <= NEWEST) {
            return this;
        }
        Instant first = course.equals(Instant.MAX) ? checkpoint : course;
        LocalDate from = first.atZone(rules.zone()).toLocalDate().minusDays(DAYS_BEFORE);
        List<DayLow> kept = lows(checkpoint, rules).entrySet().stream()
                .filter(day -> !day.getKey().isBefore(from))
                .map(day -> new DayLow(day.getKey(), day.getValue()))
                .toList();
        return new CountState(counts.subList(past.size() - NEWEST, counts.size()), kept, course, newest);
    }
}

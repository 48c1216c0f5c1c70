// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.paging.oncall.Hours;

/** Parts of a day or week as other programs say them, as hours of ours, of which none is longer than a day. */
final class Spans {
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 5);

    private Spans() {}

    /** Each day for so long; empty for the whole day. */
    static List<Hours> daily(LocalTime from, Duration length) {
        return length.compareTo(Duration.ofDays(1)) >= 0
                ? List.of()
                : List.of(new Hours(EnumSet.allOf(DayOfWeek.class), from, from.plus(length)));
    }

    /** From a day of the week for so long, which may be several days; empty for the whole week. */
    static List<Hours> weekly(DayOfWeek day, LocalTime from, Duration length) {
        if (length.compareTo(Duration.ofDays(7)) >= 0) {
            return List.of();
        }
        if (length.compareTo(Duration.ofDays(1)) <= 0) {
            return List.of(new Hours(Set.of(day), from, from.plus(length)));
        }
        List<Hours> hours = new ArrayList<>();
        LocalDateTime begin = ANY_DAY.with(TemporalAdjusters.nextOrSame(day)).atTime(from);
        LocalDateTime end = begin.plus(length);
        while (begin.isBefore(end)) {
            LocalDateTime midnight = begin.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime stop = midnight.isBefore(end) ? midnight : end;
            hours.add(new Hours(Set.of(begin.getDayOfWeek()), begin.toLocalTime(), stop.toLocalTime()));
            begin = stop;
        }
        return hours;
    }

    /** From a time of a day of the week until the next time that it is the other; the whole week where both are the same. */
    static List<Hours> weekly(DayOfWeek day, LocalTime from, DayOfWeek endDay, LocalTime to) {
        LocalDateTime begin = ANY_DAY.with(TemporalAdjusters.nextOrSame(day)).atTime(from);
        LocalDateTime end =
                begin.toLocalDate().with(TemporalAdjusters.nextOrSame(endDay)).atTime(to);
        Duration length = Duration.between(begin, end.isAfter(begin) ? end : end.plusWeeks(1));
        return weekly(day, from, length);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A part of every week during which these people are on call, in this order.
 *
 * @param days the days on which it begins
 * @param to its end; not after {@code from} means the next day, so 20:00 to 08:00 is a night and 08:00 to 08:00 a whole
 *     day. Both are local times: a night in which clocks change is an hour shorter or longer.
 */
public record Shift(Set<DayOfWeek> days, LocalTime from, LocalTime to, List<String> people) {
    public Shift {
        days = Set.copyOf(days);
        people = List.copyOf(people);
        if (days.isEmpty() || people.isEmpty()) {
            throw new IllegalArgumentException("a shift needs a day and a person");
        }
    }

    /** The stretch of time for which this shift stands when it begins on this date. */
    public Interval on(LocalDate date, ZoneId zone) {
        LocalDate end = to.isAfter(from) ? date : date.plusDays(1);
        return new Interval(
                date.atTime(from).atZone(zone).toInstant(),
                end.atTime(to).atZone(zone).toInstant());
    }

    /** Whether the shift stands at the instant. */
    public boolean covers(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return beginsAndCovers(today, zone, at) || beginsAndCovers(today.minusDays(1), zone, at);
    }

    private boolean beginsAndCovers(LocalDate date, ZoneId zone, Instant at) {
        return days.contains(date.getDayOfWeek()) && on(date, zone).contains(at);
    }
}

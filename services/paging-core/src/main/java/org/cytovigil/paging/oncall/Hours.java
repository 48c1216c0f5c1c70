// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * A part of every week.
 *
 * @param days the days on which it begins
 * @param to its end; not after {@code from} means the next day, so 20:00 to 08:00 is a night and 08:00 to 08:00 a whole
 *     day. Both are local times: a night in which clocks change is an hour shorter or longer.
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Hours {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("hours of the week need a day");
        }
    }

    /** The stretch of time when it begins on this date. */
    public Interval on(LocalDate date, ZoneId zone) {
        LocalDate end = to.isAfter(from) ? date : date.plusDays(1);
        return new Interval(WallClock.instant(date.atTime(from), zone), WallClock.instant(end.atTime(to), zone));
    }

    /** Whether the instant lies in it. */
    public boolean covers(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return beginsAndCovers(today, zone, at) || beginsAndCovers(today.minusDays(1), zone, at);
    }

    /** Adds each begin and end between the two instants. */
    void addEdges(Set<Instant> edges, ZoneId zone, Interval within) {
        LocalDate last = within.to().atZone(zone).toLocalDate();
        LocalDate date = within.from().atZone(zone).toLocalDate().minusDays(1);
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            if (days.contains(date.getDayOfWeek())) {
                Interval standing = on(date, zone);
                edges.add(standing.from());
                edges.add(standing.to());
            }
        }
    }

    private boolean beginsAndCovers(LocalDate date, ZoneId zone, Instant at) {
        return days.contains(date.getDayOfWeek()) && on(date, zone).contains(at);
    }
}

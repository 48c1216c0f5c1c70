// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateStart;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.cytovigil.paging.oncall.Interval;

/** When events of a calendar happen: their rules and exceptions of recurrence are followed, each in the zone of its event. */
final class Occurrences {
    private static final int MOST = 20_000;
    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

    private final TimezoneInfo zones;
    private final ZoneId otherwise;
    private final Interval within;

    /** @param otherwise the zone of times without one, and of whole days */
    Occurrences(ICalendar calendar, ZoneId otherwise, Interval within) {
        this.zones = calendar.getTimezoneInfo();
        this.otherwise = otherwise;
        this.within = within;
        calendar.getEvents().forEach(this::placeWholeDays);
    }

    /** One event of a series. */
    record Instance(String series, Instant begin) {}

    /** Which event of a series this one replaces. */
    Optional<Instance> replaces(VEvent event) {
        return event.getRecurrenceId() == null
                ? Optional.empty()
                : uid(event)
                        .map(uid -> new Instance(
                                uid, event.getRecurrenceId().getValue().toInstant()));
    }

    /** The name that all events of a series have. */
    static Optional<String> uid(VEvent event) {
        return Optional.ofNullable(event.getUid()).map(uid -> uid.getValue());
    }

    /** The library reads a whole day in the zone of this machine; it is one of the roster's. */
    private void placeWholeDays(VEvent event) {
        if (event.getDateStart() != null) {
            event.getDateStart().setValue(placed(event.getDateStart().getValue()));
        }
        if (event.getDateEnd() != null) {
            event.getDateEnd().setValue(placed(event.getDateEnd().getValue()));
        }
        if (event.getRecurrenceId() != null) {
            event.getRecurrenceId().setValue(placed(event.getRecurrenceId().getValue()));
        }
        event.getExceptionDates().forEach(dates -> dates.getValues().replaceAll(this::placed));
        event.getRecurrenceDates().forEach(dates -> dates.getDates().replaceAll(this::placed));
    }

    @SuppressWarnings("NullAway") // a property without a value stays without one
    private ICalDate placed(ICalDate date) {
        DateTimeComponents parts = date == null ? null : date.getRawComponents();
        if (date == null || parts == null || date.hasTime()) {
            return date;
        }
        LocalDate day = LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate());
        return new WholeDay(Date.from(day.atStartOfDay(otherwise).toInstant()));
    }

    /** A day at its midnight, which still knows that it is one. */
    private static final class WholeDay extends ICalDate {
        private static final long serialVersionUID = 1L;

        WholeDay(Date midnight) {
            super(midnight, true);
        }
    }

    /**
     * Every occurrence that touches the time that is read.
     *
     * @throws IllegalArgumentException for an event without begin or end, or that happens too often
     */
    List<Interval> of(VEvent event) {
        if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
            throw new IllegalArgumentException("it has no begin");
        }
        TimeZone zone = zone(event.getDateStart());
        Instant first = event.getDateStart().getValue().toInstant();
        Duration length = length(event, first, zone);
        if (length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("it has no end after its begin");
        }
        List<Interval> found = new ArrayList<>();
        DateIterator dates = event.getDateIterator(zone);
        Instant earliest = within.from().minus(length).minus(Duration.ofDays(1));
        if (first.isBefore(earliest)) {
            dates.advanceTo(Date.from(earliest));
        }
        while (dates.hasNext()) {
            Instant begin = dates.next().toInstant();
            if (!begin.isBefore(within.to())) {
                break;
            }
            // On the clock of the wall: a night that ends at 08:00 does so too when clocks change.
            Instant end = instant(local(begin, zone).plus(length), zone);
            if (end.isAfter(within.from()) && end.isAfter(begin)) {
                found.add(new Interval(begin, end));
            }
            if (found.size() > MOST) {
                throw new IllegalArgumentException("it happens more than " + MOST + " times");
            }
        }
        return found;
    }

    /** How long it is on the clock of the wall. */
    private static Duration length(VEvent event, Instant begin, TimeZone zone) {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            return Duration.between(
                    local(begin, zone), local(event.getDateEnd().getValue().toInstant(), zone));
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return Duration.ofMillis(event.getDuration().getValue().toMillis());
        }
        return event.getDateStart().getValue() instanceof WholeDay ? Duration.ofDays(1) : Duration.ZERO;
    }

    /** A zone that the file defines itself has no name that Java knows, so it is a TimeZone. */
    private TimeZone zone(DateStart start) {
        TimezoneAssignment assignment = zones.getTimezone(start);
        if (assignment != null) {
            return assignment.getTimeZone();
        }
        DateTimeComponents parts = start.getValue().getRawComponents();
        return parts != null && parts.isUtc() ? UTC : TimeZone.getTimeZone(otherwise);
    }

    private static LocalDateTime local(Instant at, TimeZone zone) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC).plus(Duration.ofMillis(zone.getOffset(at.toEpochMilli())));
    }

    private static Instant instant(LocalDateTime local, TimeZone zone) {
        Instant guess = local.toInstant(ZoneOffset.UTC).minusMillis(zone.getRawOffset());
        Instant nearer = local.toInstant(ZoneOffset.UTC).minusMillis(zone.getOffset(guess.toEpochMilli()));
        return local.toInstant(ZoneOffset.UTC).minusMillis(zone.getOffset(nearer.toEpochMilli()));
    }
}

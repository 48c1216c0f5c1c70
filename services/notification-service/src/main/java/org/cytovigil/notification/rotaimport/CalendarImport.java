// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.property.Attendee;
import biweekly.property.Status;
import biweekly.property.Uid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.rotaimport.ImportedRota.NotCarried;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.Roster;

/**
 * A calendar (RFC 5545) whose events are times on call: of the people among its attendees, or of whom its summary names. They
 * become temporary schedules, so that the usual ones stand wherever the calendar has nobody.
 */
final class CalendarImport {
    private final KnownPeople people;
    private final ZoneId zone;
    private final Interval within;
    private final List<Watches.Watch> watches = new ArrayList<>();
    private final List<NotCarried> notCarried = new ArrayList<>();
    private final Set<Occurrences.Instance> replaced = new HashSet<>();

    private CalendarImport(KnownPeople people, ZoneId zone, Interval within) {
        this.people = people;
        this.zone = zone;
        this.within = within;
    }

    /**
     * Reads a calendar.
     *
     * @param before the roster whose temporary schedules it replaces, and in whose zone times without one are
     * @param within nothing before or after it is read
     * @throws JsonProblem for what is no calendar
     */
    static ImportedRota read(String text, Roster before, KnownPeople people, Interval within) {
        List<List<ParseWarning>> warnings = new ArrayList<>();
        List<ICalendar> calendars = Biweekly.parse(text)
                .warnings(warnings)
                .defaultTimezone(TimeZone.getTimeZone(before.zone()))
                .all();
        if (calendars.isEmpty()) {
            throw new JsonProblem("the body is no calendar (RFC 5545)");
        }
        CalendarImport reading = new CalendarImport(people, before.zone(), within);
        warnings.forEach(ofOne -> ofOne.forEach(warning -> reading.notCarried.add(of(warning))));
        calendars.forEach(reading::read);
        Roster roster = new Roster(
                before.unit(), before.zone(), before.usual(), Watches.schedules(reading.watches), before.overrides());
        if (!before.temporary().isEmpty()) {
            reading.notCarried.add(new NotCarried(
                    before.temporary().size() + " temporary schedules that stand now",
                    "an import takes the place of all of them"));
        }
        return new ImportedRota(roster, reading.watches.size(), reading.notCarried);
    }

    /** What the parser made of something that it did not expect. */
    private static NotCarried of(ParseWarning warning) {
        Integer line = warning.getLineNumber();
        return new NotCarried(line == null ? "the calendar" : "line " + line, String.valueOf(warning.getMessage()));
    }

    private void read(ICalendar calendar) {
        Occurrences occurrences = new Occurrences(calendar, zone, within);
        calendar.getEvents().forEach(event -> occurrences.replaces(event).ifPresent(replaced::add));
        calendar.getEvents().forEach(event -> read(event, occurrences));
    }

    private void read(VEvent event, Occurrences occurrences) {
        String what = name(event);
        if (isCancelled(event)) {
            return;
        }
        if (event.getRecurrenceId() != null && event.getRecurrenceId().getRange() != null) {
            notCarried.add(new NotCarried(what, "a change of this and all later events cannot be read"));
            return;
        }
        List<Interval> times;
        try {
            times = occurrences.of(event);
        } catch (IllegalArgumentException unusable) {
            notCarried.add(new NotCarried(what, String.valueOf(unusable.getMessage())));
            return;
        }
        if (times.isEmpty()) {
            return; // all of it is before or after
        }
        Set<String> onCall = new LinkedHashSet<>();
        List<String> names = names(event);
        names.forEach(name -> people.find(name).ifPresent(onCall::add));
        if (onCall.isEmpty()) {
            notCarried.add(new NotCarried(what, people.why(names)));
            return;
        }
        Optional<String> series = event.getRecurrenceId() == null ? Occurrences.uid(event) : Optional.empty();
        times.stream()
                .filter(time -> series.filter(uid -> replaced.contains(new Occurrences.Instance(uid, time.from())))
                        .isEmpty())
                .forEach(time -> watches.add(new Watches.Watch(clipped(time), List.copyOf(onCall))));
    }

    private Interval clipped(Interval time) {
        return new Interval(
                time.from().isBefore(within.from()) ? within.from() : time.from(),
                time.to().isAfter(within.to()) ? within.to() : time.to());
    }

    /** Those who come in question, the surest first: attendees by address and name, then the summary and what follows a colon. */
    private static List<String> names(VEvent event) {
        List<String> names = new ArrayList<>();
        for (Attendee attendee : event.getAttendees()) {
            Optional.ofNullable(attendee.getEmail()).ifPresent(names::add);
            Optional.ofNullable(attendee.getUri()).ifPresent(names::add);
            Optional.ofNullable(attendee.getCommonName()).ifPresent(names::add);
        }
        String summary = event.getSummary() == null
                ? ""
                : String.valueOf(event.getSummary().getValue());
        names.add(summary);
        String rest = summary.substring(summary.lastIndexOf(':') + 1);
        for (String part : rest.split("[,;&/]| - | und | and ", -1)) {
            names.add(part.strip());
        }
        return names.stream().filter(name -> !name.isBlank()).distinct().toList();
    }

    private static boolean isCancelled(VEvent event) {
        Status status = event.getStatus();
        return status != null && status.isCancelled();
    }

    private static String name(VEvent event) {
        String summary = event.getSummary() == null ? "" : event.getSummary().getValue();
        Uid uid = event.getUid();
        String id = summary == null || summary.isBlank() ? uid == null ? "an event" : uid.getValue() : summary;
        return event.getDateStart() == null
                ? id
                : id + " at " + event.getDateStart().getValue().toInstant();
    }
}

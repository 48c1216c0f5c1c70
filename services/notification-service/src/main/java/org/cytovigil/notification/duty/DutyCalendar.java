// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Watch;

/** Watches as an iCalendar (RFC 5545) that calendar programs can subscribe to. Names of staff, nothing of patients. */
public final class DutyCalendar {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private DutyCalendar() {}

    /** The calendar of a unit; {@code stamp} is when it was made. */
    public static String of(String unit, List<Watch> watches, Instant stamp) {
        DutyCalendar calendar = new DutyCalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Cytovigil//On call//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("X-WR-CALNAME:" + escape("On call " + unit));
        watches.forEach(watch -> calendar.event(unit, watch, stamp));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(String unit, Watch watch, Instant stamp) {
        String names = watch.people().stream().map(Person::name).collect(Collectors.joining(", "));
        String ids = watch.people().stream().map(Person::id).collect(Collectors.joining(","));
        String begin = TIME.format(watch.interval().from());
        line("BEGIN:VEVENT");
        line("UID:" + UUID.nameUUIDFromBytes((unit + "|" + begin + "|" + ids).getBytes(StandardCharsets.UTF_8))
                + "@cytovigil");
        line("DTSTAMP:" + TIME.format(stamp));
        line("DTSTART:" + begin);
        line("DTEND:" + TIME.format(watch.interval().to()));
        line("SUMMARY:" + escape("On call " + unit + ": " + names));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /** No line may be longer than 75 bytes; the rest goes on after a blank, and no character is cut. */
    private void line(String line) {
        int length = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            String piece = Character.toString(character);
            int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                text.append("\r\n ");
                length = 1;
            }
            text.append(piece);
            length += bytes;
            i += piece.length();
        }
        text.append("\r\n");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.TemporarySchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarImportTest {
    private static final Interval SPRING =
            new Interval(Instant.parse("2026-03-25T00:00:00Z"), Instant.parse("2026-04-05T00:00:00Z"));
    private static final Roster BEFORE =
            new Roster("5B", ZoneId.of("Europe/Berlin"), List.of(), List.of("lead"), List.of());

    private static KnownPeople people() {
        Contact mail = new Contact(new Channel("EMAIL"), "bob@example.org");
        return new KnownPeople(List.of(
                new Person("ada", "Ada Lovelace", "", List.of(), List.of()),
                new Person("bob", "Bob Noyce", "", List.of(mail), List.of()),
                new Person("eve1", "Eve Smith", "", List.of(), List.of()),
                new Person("eve2", "Eve Smith", "", List.of(), List.of())));
    }

    private static ImportedRota read(String... lines) {
        String text =
                "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//T//EN\n" + String.join("\n", lines) + "\nEND:VCALENDAR\n";
        return CalendarImport.read(text.replace("\n", "\r\n"), BEFORE, people(), SPRING);
    }

    private static List<String> times(ImportedRota rota) {
        return rota.roster().temporary().stream().map(CalendarImportTest::time).toList();
    }

    private static String time(TemporarySchedule schedule) {
        return schedule.from() + " " + schedule.to() + " "
                + String.join(",", schedule.schedule().people());
    }

    @Test
    void aNightlySeriesKeepsItsTimesOnTheWallWhenClocksChange() {
        assertThat(times(read(
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTART;TZID=Europe/Berlin:20260327T200000",
                        "DTEND;TZID=Europe/Berlin:20260328T080000",
                        "RRULE:FREQ=DAILY;COUNT=3",
                        "SUMMARY:Ada Lovelace",
                        "END:VEVENT")))
                .containsExactly(
                        "2026-03-27T19:00:00Z 2026-03-28T07:00:00Z ada",
                        "2026-03-28T19:00:00Z 2026-03-29T06:00:00Z ada",
                        "2026-03-29T18:00:00Z 2026-03-30T06:00:00Z ada");
    }

    @Test
    void whatIsTakenOutOfASeriesOrChangedInItIsFollowed() {
        assertThat(times(read(
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTART:20260326T080000Z",
                        "DTEND:20260326T200000Z",
                        "RRULE:FREQ=DAILY;COUNT=4",
                        "EXDATE:20260327T080000Z",
                        "SUMMARY:Ada Lovelace",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:1",
                        "RECURRENCE-ID:20260328T080000Z",
                        "DTSTART:20260328T100000Z",
                        "DTEND:20260328T200000Z",
                        "SUMMARY:swapped",
                        "ATTENDEE;CN=Robert:mailto:Bob@example.org",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:1",
                        "RECURRENCE-ID:20260329T080000Z",
                        "DTSTART:20260329T080000Z",
                        "DTEND:20260329T200000Z",
                        "STATUS:CANCELLED",
                        "SUMMARY:Ada Lovelace",
                        "END:VEVENT")))
                .containsExactly(
                        "2026-03-26T08:00:00Z 2026-03-26T20:00:00Z ada",
                        "2026-03-28T10:00:00Z 2026-03-28T20:00:00Z bob");
    }

    @Test
    void wholeDaysAndTimesWithoutAZoneAreInTheRostersZone() {
        assertThat(times(read(
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTART;VALUE=DATE:20260327",
                        "SUMMARY:ada",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:2",
                        "DTSTART:20260330T080000",
                        "DURATION:PT12H",
                        "SUMMARY:On call: Bob Noyce",
                        "END:VEVENT")))
                .containsExactly(
                        "2026-03-26T23:00:00Z 2026-03-27T23:00:00Z ada",
                        "2026-03-30T06:00:00Z 2026-03-30T18:00:00Z bob");
    }

    @Test
    void aZoneThatTheFileDefinesItselfIsHonoured() {
        assertThat(times(read(
                        "BEGIN:VTIMEZONE",
                        "TZID:Plus three",
                        "BEGIN:STANDARD",
                        "DTSTART:19700101T000000",
                        "TZOFFSETFROM:+0300",
                        "TZOFFSETTO:+0300",
                        "END:STANDARD",
                        "END:VTIMEZONE",
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTART;TZID=Plus three:20260327T080000",
                        "DTEND;TZID=Plus three:20260327T200000",
                        "SUMMARY:ada",
                        "END:VEVENT")))
                .containsExactly("2026-03-27T05:00:00Z 2026-03-27T17:00:00Z ada");
    }

    @Test
    void overlappingEventsStandTogetherAndWhatGoesOnIsOne() {
        assertThat(times(read(
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTART:20260326T080000Z",
                        "DTEND:20260327T080000Z",
                        "SUMMARY:ada",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:2",
                        "DTSTART:20260327T080000Z",
                        "DTEND:20260328T080000Z",
                        "SUMMARY:ada",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:3",
                        "DTSTART:20260327T200000Z",
                        "DTEND:20260328T080000Z",
                        "SUMMARY:bob",
                        "END:VEVENT")))
                .containsExactly(
                        "2026-03-26T08:00:00Z 2026-03-27T20:00:00Z ada",
                        "2026-03-27T20:00:00Z 2026-03-28T08:00:00Z ada,bob");
    }

    @Test
    void nothingIsDroppedInSilence() {
        ImportedRota rota = read(
                "BEGIN:VEVENT",
                "UID:1",
                "DTSTART:20260327T080000Z",
                "DTEND:20260327T200000Z",
                "SUMMARY:Eve Smith",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:2",
                "DTSTART:20260327T080000Z",
                "SUMMARY:ada",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:3",
                "SUMMARY:bob",
                "END:VEVENT");
        assertThat(rota.carried()).isZero();
        assertThat(rota.notCarried().toString())
                .contains("several people are called Eve Smith", "no end after its begin", "it has no begin");
    }

    @Test
    void aTimeZoneThatNobodyKnowsIsTold() {
        assertThat(read(
                                "BEGIN:VEVENT",
                                "UID:1",
                                "DTSTART;TZID=Mars/Olympus:20260327T080000",
                                "DTEND;TZID=Mars/Olympus:20260327T200000",
                                "SUMMARY:ada",
                                "END:VEVENT")
                        .notCarried()
                        .toString())
                .contains("Mars/Olympus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAILY", "SECONDLY"})
    void aSeriesWithoutAnEndIsReadAsFarAsAsked(String often) {
        ImportedRota rota = read(
                "BEGIN:VEVENT",
                "UID:1",
                "DTSTART:19990101T080000Z",
                "DTEND:19990101T080001Z",
                "RRULE:FREQ=" + often,
                "SUMMARY:ada",
                "END:VEVENT");
        if (often.equals("DAILY")) {
            assertThat(rota.carried()).isEqualTo(11);
        } else {
            assertThat(rota.notCarried().toString()).contains("more than 20000 times");
        }
    }
}

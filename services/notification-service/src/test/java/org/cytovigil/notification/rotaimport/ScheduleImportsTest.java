// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.cytovigil.paging.oncall.Hours;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.cytovigil.paging.oncall.Rotation;
import org.junit.jupiter.api.Test;

/** Schedules of PagerDuty, Opsgenie and GoAlert as rotations of ours. */
class ScheduleImportsTest {
    private static final Instant NOW = Instant.parse("2026-02-04T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ImportedRota read(BiFunction<JsonNode, ScheduleFile, ImportedRota> reader, String text) {
        Roster before = new Roster("5B", ZoneOffset.UTC, List.of(), List.of("lead"), List.of());
        KnownPeople people = new KnownPeople(List.of(
                new Person("ada", "Ada Lovelace", "", List.of(), List.of()),
                new Person("bob", "Bob Noyce", "", List.of(), List.of())));
        try {
            return reader.apply(JSON.readTree(text), new ScheduleFile(before, people, NOW));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void pagerDutyIsOnePlaceWithItsLayersLowestFirst() {
        ImportedRota rota = read(PagerDutyImport::read, """
                {"schedule": {"name": "Ward 5B", "time_zone": "Europe/Berlin", "schedule_layers": [
                  {"name": "Weekend", "start": "2026-01-10T08:00:00+01:00", "end": null,
                   "rotation_virtual_start": "2026-01-10T08:00:00+01:00", "rotation_turn_length_seconds": 86400,
                   "users": [{"user": {"id": "PX1", "summary": "Bob Noyce"}}],
                   "restrictions": [{"type": "weekly_restriction", "start_time_of_day": "08:00:00",
                                     "duration_seconds": 172800, "start_day_of_week": 6}]},
                  {"name": "Week", "start": "2026-01-20T09:00:00+01:00", "end": null,
                   "rotation_virtual_start": "2026-01-05T08:00:00+01:00", "rotation_turn_length_seconds": 604800,
                   "users": [{"user": {"id": "PX2", "summary": "Ada Lovelace"}}, {"user": {"id": "PX1", "summary": "Bob Noyce"}}],
                   "restrictions": [{"type": "daily_restriction", "start_time_of_day": "20:00:00", "duration_seconds": 43200}]},
                  {"name": "Old", "start": "2025-01-01T08:00:00+01:00", "end": "2025-06-01T08:00:00+02:00",
                   "rotation_virtual_start": "2025-01-01T08:00:00+01:00", "rotation_turn_length_seconds": 86400, "users": []}],
                 "overrides_subschedule": {"rendered_schedule_entries": [
                   {"start": "2026-02-05T20:00:00+01:00", "end": "2026-02-06T08:00:00+01:00", "user": {"summary": "Ada Lovelace"}},
                   {"start": "2026-01-05T20:00:00+01:00", "end": "2026-01-06T08:00:00+01:00", "user": {"summary": "Bob Noyce"}}]}}}
                """);
        LocalDateTime thirdTurn = LocalDateTime.parse("2026-01-19T08:00");
        assertThat(rota.roster().zone()).isEqualTo(BERLIN);
        assertThat(rota.roster().usual().people()).containsExactly("lead");
        Layer week = new Layer(
                thirdTurn,
                Duration.ofDays(7),
                BERLIN,
                List.of("ada", "bob"),
                List.of(new Hours(Set.of(DayOfWeek.values()), LocalTime.of(20, 0), LocalTime.of(8, 0))));
        Layer weekend = new Layer(
                LocalDateTime.parse("2026-01-10T08:00"),
                Duration.ofDays(1),
                BERLIN,
                List.of("bob"),
                List.of(
                        new Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(8, 0), LocalTime.MIDNIGHT),
                        new Hours(Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT),
                        new Hours(Set.of(DayOfWeek.MONDAY), LocalTime.MIDNIGHT, LocalTime.of(8, 0))));
        assertThat(rota.roster().usual().rotations()).containsExactly(new Rotation("Ward 5B", List.of(week, weekend)));
        assertThat(rota.roster().overrides())
                .containsExactly(new RosterOverride(
                        Instant.parse("2026-02-05T19:00:00Z"), Instant.parse("2026-02-06T07:00:00Z"), "ada", null));
        assertThat(rota.notCarried().toString()).contains("layer Old", "it has ended");
        assertThat(rota.carried()).isEqualTo(3);
    }

    @Test
    void opsgenieHasAPlaceForEachRotation() {
        ImportedRota rota = read(OpsgenieImport::read, """
                {"data": {"name": "Ward", "timezone": "Europe/Berlin", "enabled": true, "rotations": [
                  {"name": "first", "startDate": "2026-01-05T07:00:00Z", "type": "weekly", "length": 2,
                   "participants": [{"type": "user", "username": "ada"}, {"type": "none"}, {"type": "user", "username": "Bob Noyce"}],
                   "timeRestriction": {"type": "weekday-and-time-of-day", "restrictions": [
                     {"startDay": "saturday", "startHour": 8, "startMin": 30, "endDay": "sunday", "endHour": 8, "endMin": 0}]}},
                  {"name": "second", "startDate": "2026-01-05T07:00:00Z", "type": "hourly", "length": 12,
                   "participants": [{"type": "team", "name": "ICU"}],
                   "timeRestriction": {"type": "time-of-day", "restriction": {"startHour": 20, "startMin": 0, "endHour": 8, "endMin": 0}}},
                  {"name": "odd", "startDate": "2026-01-05T07:00:00Z", "type": "monthly", "participants": []}]}}
                """);
        Rotation first = rota.roster().usual().rotations().get(0);
        assertThat(first.layers().get(0))
                .isEqualTo(new Layer(
                        LocalDateTime.parse("2026-01-05T08:00"),
                        Duration.ofDays(14),
                        BERLIN,
                        List.of("ada", "none", "bob"),
                        List.of(new Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(8, 30), LocalTime.of(8, 0)))));
        Rotation second = rota.roster().usual().rotations().get(1);
        assertThat(second.layers().get(0).every()).isEqualTo(Duration.ofHours(12));
        assertThat(second.layers().get(0).only())
                .containsExactly(new Hours(Set.of(DayOfWeek.values()), LocalTime.of(20, 0), LocalTime.of(8, 0)));
        assertThat(rota.notCarried().toString())
                .contains("type none", "type team", "person ICU", "rotation odd", "neither hours, days nor weeks");
    }

    @Test
    void goAlertTellsWhoseTurnItIsByNumber() {
        ImportedRota rota = read(GoAlertImport::read, """
                {"data": {"schedule": {"name": "Ward", "timeZone": "Europe/Berlin", "targets": [
                    {"target": {"id": "r1", "type": "rotation", "name": "Nights"}, "rules": [
                      {"start": "20:00", "end": "08:00", "weekdayFilter": [true, true, true, true, true, true, true]}]},
                    {"target": {"id": "u9", "type": "user", "name": "Bob Noyce"}, "rules": [
                      {"start": "08:00", "end": "20:00", "weekdayFilter": [true, false, false, false, false, false, true]}]},
                    {"target": {"id": "s1", "type": "slackChannel", "name": "#ward"}, "rules": [
                      {"start": "00:00", "end": "00:00", "weekdayFilter": [true, true, true, true, true, true, true]}]}]},
                  "rotations": {"nodes": [{"id": "r1", "name": "Nights", "type": "weekly", "shiftLength": 1, "timeZone": "Europe/Berlin",
                    "start": "2025-01-06T07:00:00Z", "activeUserIndex": 1,
                    "users": [{"id": "u1", "name": "Ada Lovelace"}, {"id": "u9", "name": "Bob Noyce"}]}]}}}
                """);
        Layer nights = rota.roster().usual().rotations().get(0).layers().get(0);
        assertThat(nights.start()).isEqualTo(LocalDateTime.parse("2026-02-02T08:00"));
        assertThat(nights.people()).containsExactly("bob", "ada");
        assertThat(nights.only()).hasSize(1);
        assertThat(rota.roster().usual().shifts()).hasSize(1);
        assertThat(rota.roster().usual().shifts().get(0).hours().days())
                .containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(rota.notCarried().toString()).contains("target #ward", "neither a user nor a rotation");
    }

    @Test
    void whatHoldsNothingIsToldSo() {
        for (BiFunction<JsonNode, ScheduleFile, ImportedRota> reader :
                List.<BiFunction<JsonNode, ScheduleFile, ImportedRota>>of(
                        PagerDutyImport::read, OpsgenieImport::read, GoAlertImport::read)) {
            assertThat(read(reader, "{}").notCarried().toString()).contains("nothing in it could be read");
        }
    }
}

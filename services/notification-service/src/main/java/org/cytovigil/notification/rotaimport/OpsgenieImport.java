// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.oncall.Hours;

/** A schedule as Opsgenie's {@code GET /v2/schedules/{id}} gives it: each of its rotations is a place of its own. */
final class OpsgenieImport {
    private final ScheduleFile file;

    private OpsgenieImport(ScheduleFile file) {
        this.file = file;
    }

    static ImportedRota read(JsonNode document, ScheduleFile file) {
        JsonNode schedule = document.path("data").isObject() ? document.path("data") : document;
        file.zone(schedule.path("timezone"));
        if (schedule.has("enabled") && !schedule.path("enabled").asBoolean()) {
            file.lost("that the schedule is off", "a roster of ours counts as soon as it is set");
        }
        OpsgenieImport reading = new OpsgenieImport(file);
        schedule.path("rotations").forEach(reading::rotation);
        return file.done();
    }

    private void rotation(JsonNode rotation) {
        String name = rotation.path("name").asText(rotation.path("id").asText());
        String what = "rotation " + name;
        JsonNode end = rotation.path("endDate");
        if (end.isTextual() && !ScheduleFile.instant(end.asText()).isAfter(file.now())) {
            file.lost(what, "it has ended");
            return;
        }
        if (end.isTextual()) {
            file.lost("the end of " + what, "a rotation goes on until it is taken out");
        }
        List<String> turns = new ArrayList<>();
        rotation.path("participants").forEach(participant -> turns.add(participant(participant, what)));
        int length = rotation.path("length").asInt(1);
        Duration every = switch (rotation.path("type").asText()) {
            case "hourly" -> Duration.ofHours(length);
            case "daily" -> Duration.ofDays(length);
            case "weekly" -> Duration.ofDays(7L * length);
            default -> Duration.ZERO;
        };
        if (every.isZero()) {
            file.lost(what, "its turns are neither hours, days nor weeks");
            return;
        }
        file.layer(
                        what,
                        file.local(rotation.path("startDate").asText(), file.zone()),
                        every,
                        file.zone(),
                        turns,
                        restriction(rotation.path("timeRestriction"), what))
                .ifPresent(layer -> file.rotation(name, List.of(layer)));
    }

    private String participant(JsonNode participant, String what) {
        String type = participant.path("type").asText("user");
        if (!type.equals("user")) {
            file.lost("the turn of a participant of type " + type + " in " + what, "only persons can be on call");
        }
        return file.person(
                participant.path("username").asText(participant.path("name").asText(type)),
                participant.path("id").asText());
    }

    private List<Hours> restriction(JsonNode restriction, String what) {
        List<Hours> only = new ArrayList<>();
        String type = restriction.path("type").asText("");
        if (type.equals("time-of-day")) {
            for (JsonNode each : restriction.has("restriction")
                    ? List.of(restriction.path("restriction"))
                    : restriction.path("restrictions")) {
                LocalTime from = time(each, "start");
                LocalTime to = time(each, "end");
                only.add(new Hours(EnumSet.allOf(DayOfWeek.class), from, to));
            }
        } else if (type.equals("weekday-and-time-of-day")) {
            for (JsonNode each : restriction.path("restrictions")) {
                List<Hours> hours = Spans.weekly(
                        day(each.path("startDay").asText()),
                        time(each, "start"),
                        day(each.path("endDay").asText()),
                        time(each, "end"));
                if (hours.isEmpty()) {
                    return List.of(); // always
                }
                only.addAll(hours);
            }
        } else if (!type.isEmpty()) {
            file.lost("the restriction of " + what, "it is of a type that is not known: " + type);
        }
        return only;
    }

    private static LocalTime time(JsonNode each, String which) {
        int hour = each.path(which + "Hour").asInt();
        int minute = each.path(which + "Min").asInt();
        if (hour < 0 || hour > 24 || minute < 0 || minute > 59) {
            throw new JsonProblem(which + "Hour and " + which + "Min are no time of a day");
        }
        return LocalTime.of(hour % 24, minute);
    }

    private static DayOfWeek day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new JsonProblem("'" + name + "' is no day of the week"));
    }
}

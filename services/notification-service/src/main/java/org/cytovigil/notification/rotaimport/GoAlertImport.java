// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.oncall.Hours;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of GoAlert with its rotations, as its GraphQL interface gives them (the query stands in
 * docs/operations/rota.md): each target is on call in the hours of its rules.
 */
final class GoAlertImport {
    private static final List<DayOfWeek> DAYS = List.of(
            DayOfWeek.SUNDAY,
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY,
            DayOfWeek.SATURDAY);

    private final ScheduleFile file;
    private final Map<String, JsonNode> rotations = new HashMap<>();

    private GoAlertImport(ScheduleFile file) {
        this.file = file;
    }

    static ImportedRota read(JsonNode document, ScheduleFile file) {
        JsonNode data = document.path("data").isObject() ? document.path("data") : document;
        file.zone(data.path("schedule").path("timeZone"));
        GoAlertImport reading = new GoAlertImport(file);
        data.path("rotations")
                .path("nodes")
                .forEach(rotation -> reading.rotations.put(rotation.path("id").asText(), rotation));
        data.path("schedule").path("targets").forEach(reading::target);
        return file.done();
    }

    private void target(JsonNode target) {
        JsonNode about = target.path("target");
        String name = about.path("name").asText(about.path("id").asText());
        List<Hours> hours = new ArrayList<>();
        target.path("rules").forEach(rule -> rule(rule, name, hours));
        if (hours.isEmpty()) {
            file.lost("target " + name, "no rule says when it is on call");
            return;
        }
        switch (about.path("type").asText()) {
            case "user" -> {
                String person = file.person(
                        name, about.path("email").asText(), about.path("id").asText());
                hours.forEach(each -> file.shift(each, person));
            }
            case "rotation" -> rotation(name, rotations.get(about.path("id").asText()), hours);
            default -> file.lost("target " + name, "it is neither a user nor a rotation");
        }
    }

    private void rule(JsonNode rule, String name, List<Hours> hours) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int day = 0; day < DAYS.size(); day++) {
            if (rule.path("weekdayFilter").path(day).asBoolean()) {
                days.add(DAYS.get(day));
            }
        }
        if (days.isEmpty()) {
            file.lost("a rule of " + name, "it is of no day");
            return;
        }
        try {
            hours.add(new Hours(
                    days,
                    LocalTime.parse(rule.path("start").asText()),
                    LocalTime.parse(rule.path("end").asText())));
        } catch (DateTimeException unreadable) {
            throw new JsonProblem("a rule of " + name + " has a start or end that is no time of a day");
        }
    }

    private void rotation(String name, @Nullable JsonNode rotation, List<Hours> hours) {
        String what = "rotation " + name;
        if (rotation == null) {
            file.lost(what, "the file has no such rotation");
            return;
        }
        int length = rotation.path("shiftLength").asInt(1);
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
        ZoneId zone = zone(rotation, what);
        List<String> turns = new ArrayList<>();
        for (JsonNode user : rotation.path("users")) {
            turns.add(file.person(
                    user.path("name").asText(),
                    user.path("email").asText(),
                    user.path("id").asText()));
        }
        // Whose turn it is now is told by number, not by counting from the start: people may have been added since.
        LocalDateTime start = file.local(rotation.path("start").asText(), zone);
        LocalDateTime now = LocalDateTime.ofInstant(file.now(), zone);
        long past = Math.max(0, Math.floorDiv(Duration.between(start, now).toSeconds(), every.toSeconds()));
        List<String> fromNow =
                ScheduleFile.turned(turns, rotation.path("activeUserIndex").asLong());
        boolean always = hours.stream()
                .anyMatch(
                        each -> each.days().size() == DAYS.size() && each.from().equals(each.to()));
        file.layer(what, start.plus(every.multipliedBy(past)), every, zone, fromNow, always ? List.of() : hours)
                .ifPresent(layer -> file.rotation(name, List.of(layer)));
    }

    private ZoneId zone(JsonNode rotation, String what) {
        try {
            return ZoneId.of(rotation.path("timeZone").asText(file.zone().getId()));
        } catch (DateTimeException unknown) {
            file.lost("the time zone of " + what, "not known; " + file.zone() + " is used");
            return file.zone();
        }
    }
}

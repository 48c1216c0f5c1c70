// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.oncall.Hours;
import org.cytovigil.paging.oncall.Layer;

/** A schedule as PagerDuty's {@code GET /schedules/{id}} gives it: one place on call, whose layers come highest first. */
final class PagerDutyImport {
    private final ScheduleFile file;

    private PagerDutyImport(ScheduleFile file) {
        this.file = file;
    }

    static ImportedRota read(JsonNode document, ScheduleFile file) {
        JsonNode schedule = document.path("schedule").isObject() ? document.path("schedule") : document;
        file.zone(schedule.path("time_zone"));
        PagerDutyImport reading = new PagerDutyImport(file);
        List<Layer> layers = new ArrayList<>();
        schedule.path("schedule_layers").forEach(layer -> reading.layer(layer, layers));
        Collections.reverse(layers);
        file.rotation(schedule.path("name").asText("PagerDuty"), layers);
        for (JsonNode entry : schedule.path("overrides_subschedule").path("rendered_schedule_entries")) {
            file.override(entry.path("start").asText(), entry.path("end").asText(), reading.person(entry.path("user")));
        }
        return file.done();
    }

    private void layer(JsonNode layer, List<Layer> layers) {
        String what = "layer " + layer.path("name").asText(layer.path("id").asText());
        JsonNode end = layer.path("end");
        if (end.isTextual() && !ScheduleFile.instant(end.asText()).isAfter(file.now())) {
            file.lost(what, "it has ended");
            return;
        }
        if (end.isTextual()) {
            file.lost("the end of " + what, "a layer goes on until it is taken out");
        }
        List<String> turns = new ArrayList<>();
        layer.path("users").forEach(user -> turns.add(person(user.path("user"))));
        Duration every =
                Duration.ofSeconds(layer.path("rotation_turn_length_seconds").asLong());
        LocalDateTime first = file.local(layer.path("rotation_virtual_start").asText(), file.zone());
        LocalDateTime start = file.local(
                layer.path("start").asText(layer.path("rotation_virtual_start").asText()), file.zone());
        long past = every.isZero()
                ? 0
                : Math.floorDiv(Duration.between(first, start).toSeconds(), every.toSeconds());
        LocalDateTime begun = first.plus(every.multipliedBy(past));
        if (!begun.equals(start) && start.isAfter(LocalDateTime.ofInstant(file.now(), file.zone()))) {
            file.lost(
                    "the begin of " + what, "it begins within a turn, at " + start + "; carried from the turn's begin");
        }
        file.layer(what, begun, every, file.zone(), ScheduleFile.turned(turns, past), restrictions(layer, what))
                .ifPresent(layers::add);
    }

    private List<Hours> restrictions(JsonNode layer, String what) {
        List<Hours> only = new ArrayList<>();
        for (JsonNode each : layer.path("restrictions")) {
            Duration length = Duration.ofSeconds(each.path("duration_seconds").asLong());
            LocalTime from = time(each.path("start_time_of_day").asText());
            List<Hours> hours = switch (each.path("type").asText()) {
                case "daily_restriction" -> Spans.daily(from, length);
                case "weekly_restriction" ->
                    Spans.weekly(day(each.path("start_day_of_week").asInt()), from, length);
                default -> throw new JsonProblem(what + " has a restriction that is neither daily nor weekly");
            };
            if (hours.isEmpty()) {
                return List.of(); // always
            }
            only.addAll(hours);
        }
        return only;
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw new JsonProblem("'" + text + "' is no time of a day");
        }
    }

    private static DayOfWeek day(int number) {
        if (number < 1 || number > 7) {
            throw new JsonProblem("start_day_of_week is 1 (Monday) to 7");
        }
        return DayOfWeek.of(number);
    }

    private String person(JsonNode user) {
        return file.person(
                user.path("summary").asText(user.path("name").asText()),
                user.path("email").asText(),
                user.path("id").asText());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.paging.oncall.Hours;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Rotation;
import org.cytovigil.paging.oncall.Schedule;
import org.cytovigil.paging.oncall.Shift;

/** Schedules as JSON: what a roster and each of its temporary schedules have in common. */
final class ScheduleDocument {
    /** What a schedule has; what holds one has more. */
    static final KnownFields SCHEDULE = KnownFields.of("a schedule", "people", "shifts", "rotations");

    private static final KnownFields ROTATION = KnownFields.of("a rotation", "name", "layers");
    private static final KnownFields LAYER = KnownFields.of("a layer", "start", "every", "zone", "people", "only");
    private static final KnownFields HOURS = KnownFields.of("hours", "days", "from", "to");
    private static final KnownFields SHIFT = HOURS.and("a shift", "people");

    private ScheduleDocument() {}

    /** Reads a schedule whose local times hold in the zone unless a layer says otherwise; throws {@link JsonProblem}. */
    static Schedule read(JsonNode node, ZoneId zone) {
        List<Rotation> rotations = new ArrayList<>();
        Document.array(node, "rotations").forEach(rotation -> rotations.add(rotation(rotation, zone)));
        List<Shift> shifts = new ArrayList<>();
        Document.array(node, "shifts").forEach(shift -> shifts.add(shift(shift)));
        return new Schedule(rotations, shifts, Document.list(node, "people", text -> text));
    }

    private static Rotation rotation(JsonNode node, ZoneId zone) {
        ROTATION.check(node);
        List<Layer> layers = new ArrayList<>();
        Document.array(node, "layers").forEach(layer -> layers.add(layer(layer, zone)));
        try {
            return new Rotation(Document.read(node, "name", text -> text), layers);
        } catch (IllegalArgumentException unusable) {
            throw new JsonProblem("rotations: " + unusable.getMessage());
        }
    }

    private static Layer layer(JsonNode node, ZoneId zone) {
        LAYER.check(node);
        List<Hours> only = new ArrayList<>();
        Document.array(node, "only").forEach(hours -> {
            HOURS.check(hours);
            only.add(hours(hours));
        });
        try {
            return new Layer(
                    Document.read(node, "start", LocalDateTime::parse),
                    Document.read(node, "every", ScheduleDocument::turn),
                    Document.read(node, "zone", zone, ZoneId::of),
                    Document.list(node, "people", text -> text),
                    only);
        } catch (IllegalArgumentException unusable) {
            throw new JsonProblem("layers: " + unusable.getMessage());
        }
    }

    private static Shift shift(JsonNode node) {
        SHIFT.check(node);
        try {
            return new Shift(hours(node), Document.list(node, "people", text -> text));
        } catch (IllegalArgumentException unusable) {
            throw new JsonProblem("shifts: " + unusable.getMessage());
        }
    }

    private static Hours hours(JsonNode node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(Document.list(node, "days", ScheduleDocument::day));
        return new Hours(
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                Document.read(node, "from", LocalTime::parse),
                Document.read(node, "to", LocalTime::parse));
    }

    private static DayOfWeek day(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return Stream.of(DayOfWeek.values())
                .filter(day -> upper.length() >= 3 && day.name().startsWith(upper))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a day of the week"));
    }

    /** ISO 8601, weeks too: {@code P1W}, {@code P1D}, {@code PT12H}. */
    private static Duration turn(String text) {
        return text.matches("P[1-9][0-9]?W")
                ? Duration.ofDays(7L * Integer.parseInt(text.substring(1, text.length() - 1)))
                : Duration.parse(text);
    }

    /** Adds the schedule in the shape of the interface. */
    static void put(Map<String, Object> document, Schedule schedule) {
        document.put("people", schedule.people());
        document.put(
                "shifts", schedule.shifts().stream().map(ScheduleDocument::of).toList());
        document.put(
                "rotations",
                schedule.rotations().stream()
                        .map(rotation -> Map.of(
                                "name",
                                rotation.name(),
                                "layers",
                                rotation.layers().stream()
                                        .map(ScheduleDocument::of)
                                        .toList()))
                        .toList());
    }

    private static Map<String, Object> of(Layer layer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("start", layer.start().toString());
        document.put("every", layer.every().toString());
        document.put("zone", layer.zone().getId());
        document.put("people", layer.people());
        document.put("only", layer.only().stream().map(ScheduleDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(Shift shift) {
        Map<String, Object> document = of(shift.hours());
        document.put("people", shift.people());
        return document;
    }

    private static Map<String, Object> of(Hours hours) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("days", hours.days().stream().sorted().map(Enum::name).toList());
        document.put("from", hours.from().toString());
        document.put("to", hours.to().toString());
        return document;
    }
}

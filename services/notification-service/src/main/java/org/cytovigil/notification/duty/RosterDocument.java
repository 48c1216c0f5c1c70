// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.cytovigil.paging.oncall.Shift;

/** Rosters as JSON. */
public final class RosterDocument {
    private RosterDocument() {}

    /** Reads a roster; throws {@link JsonProblem}. */
    public static Roster read(String unit, JsonNode node) {
        List<Shift> shifts = new ArrayList<>();
        Document.array(node, "shifts").forEach(shift -> shifts.add(shift(shift)));
        List<RosterOverride> overrides = new ArrayList<>();
        Document.array(node, "overrides").forEach(override -> overrides.add(override(override)));
        return new Roster(
                unit,
                Document.read(node, "zone", ZoneId.of("UTC"), ZoneId::of),
                shifts,
                Document.list(node, "people", text -> text),
                overrides);
    }

    /** Reads one override; throws {@link JsonProblem}. */
    public static RosterOverride override(JsonNode node) {
        try {
            return new RosterOverride(
                    Document.read(node, "from", RosterDocument::instant),
                    Document.read(node, "to", RosterDocument::instant),
                    Document.read(node, "person", text -> text),
                    Document.textOrNull(node, "replaces"));
        } catch (IllegalArgumentException unusable) {
            throw new JsonProblem(String.valueOf(unusable.getMessage()));
        }
    }

    private static Shift shift(JsonNode node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(Document.list(node, "days", RosterDocument::day));
        try {
            return new Shift(
                    days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                    Document.read(node, "from", LocalTime::parse),
                    Document.read(node, "to", LocalTime::parse),
                    Document.list(node, "people", text -> text));
        } catch (IllegalArgumentException unusable) {
            throw new JsonProblem("shifts: " + unusable.getMessage());
        }
    }

    private static DayOfWeek day(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return Stream.of(DayOfWeek.values())
                .filter(day -> upper.length() >= 3 && day.name().startsWith(upper))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a day of the week"));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** The roster in the shape of the interface. */
    public static Map<String, Object> of(Roster roster) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("unit", roster.unit());
        document.put("zone", roster.zone().getId());
        document.put("people", roster.people());
        document.put("shifts", roster.shifts().stream().map(RosterDocument::of).toList());
        document.put(
                "overrides", roster.overrides().stream().map(RosterDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(Shift shift) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("days", shift.days().stream().sorted().map(Enum::name).toList());
        document.put("from", shift.from().toString());
        document.put("to", shift.to().toString());
        document.put("people", shift.people());
        return document;
    }

    private static Map<String, Object> of(RosterOverride override) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", override.from().toString());
        document.put("to", override.to().toString());
        document.put("person", override.person());
        document.put("replaces", override.replaces());
        return document;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.cytovigil.paging.oncall.TemporarySchedule;

/** Rosters as JSON. */
public final class RosterDocument {
    private static final KnownFields ROSTER =
            ScheduleDocument.SCHEDULE.and("a roster", "unit", "zone", "temporary", "overrides");
    private static final KnownFields TEMPORARY = ScheduleDocument.SCHEDULE.and("a temporary schedule", "from", "to");
    private static final KnownFields OVERRIDE = KnownFields.of("an override", "from", "to", "person", "replaces");

    private RosterDocument() {}

    /** Reads a roster; throws {@link JsonProblem}. */
    public static Roster read(String unit, JsonNode node) {
        ROSTER.check(node);
        ZoneId zone = Document.read(node, "zone", ZoneId.of("UTC"), ZoneId::of);
        List<TemporarySchedule> temporary = new ArrayList<>();
        Document.array(node, "temporary").forEach(schedule -> temporary.add(temporary(schedule, zone)));
        List<RosterOverride> overrides = new ArrayList<>();
        Document.array(node, "overrides").forEach(override -> overrides.add(override(override)));
        return new Roster(unit, zone, ScheduleDocument.read(node, zone), temporary, overrides);
    }

    private static TemporarySchedule temporary(JsonNode node, ZoneId zone) {
        TEMPORARY.check(node);
        try {
            return new TemporarySchedule(
                    Document.read(node, "from", RosterDocument::instant),
                    Document.read(node, "to", RosterDocument::instant),
                    ScheduleDocument.read(node, zone));
        } catch (IllegalArgumentException unusable) {
            throw new JsonProblem("temporary: " + unusable.getMessage());
        }
    }

    /** Reads one override; throws {@link JsonProblem}. */
    public static RosterOverride override(JsonNode node) {
        OVERRIDE.check(node);
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

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** The roster in the shape of the interface. */
    public static Map<String, Object> of(Roster roster) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("unit", roster.unit());
        document.put("zone", roster.zone().getId());
        ScheduleDocument.put(document, roster.usual());
        document.put(
                "temporary", roster.temporary().stream().map(RosterDocument::of).toList());
        document.put(
                "overrides", roster.overrides().stream().map(RosterDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(TemporarySchedule schedule) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", schedule.from().toString());
        document.put("to", schedule.to().toString());
        ScheduleDocument.put(document, schedule.schedule());
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

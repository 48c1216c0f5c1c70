// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.rotaimport.ImportedRota.NotCarried;
import org.cytovigil.paging.oncall.Hours;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.cytovigil.paging.oncall.Rotation;
import org.cytovigil.paging.oncall.Schedule;
import org.cytovigil.paging.oncall.Shift;

/** A schedule of another program while it is read: what was carried over, and what was not. */
final class ScheduleFile {
    private final Roster before;
    private final KnownPeople people;
    private final Instant now;
    private final List<Rotation> rotations = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();
    private final List<RosterOverride> overrides = new ArrayList<>();
    private final List<NotCarried> notCarried = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();
    private ZoneId zone;
    private int carried;

    ScheduleFile(Roster before, KnownPeople people, Instant now) {
        this.before = before;
        this.people = people;
        this.now = now;
        this.zone = before.zone();
    }

    Instant now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    /** The zone of the file; without one it is the roster's. */
    void zone(JsonNode name) {
        if (name.isTextual()) {
            try {
                zone = ZoneId.of(name.asText());
            } catch (DateTimeException unknown) {
                lost("time zone " + name.asText(), "not known; " + zone + " is used");
            }
        }
    }

    void lost(String what, String why) {
        notCarried.add(new NotCarried(what, why));
    }

    /**
     * Who is meant. Of whom we do not know the turn must stay, so that nobody else's moves: it is held by their name there,
     * and the roster cannot be set before it is somebody's.
     */
    String person(String... names) {
        List<String> given = Stream.of(names).filter(name -> !name.isBlank()).toList();
        Optional<String> found =
                given.stream().map(people::find).flatMap(Optional::stream).findFirst();
        String name = given.isEmpty() ? "nobody" : given.get(0);
        if (found.isEmpty() && missing.add(name)) {
            lost("person " + name, people.why(given));
        }
        return found.orElse(name);
    }

    /** A layer, or empty where it can be none of ours, which is then listed. */
    Optional<Layer> layer(
            String what, LocalDateTime start, Duration every, ZoneId inZone, List<String> turns, List<Hours> only) {
        try {
            Layer layer = new Layer(start, every, inZone, turns, only);
            carried++;
            return Optional.of(layer);
        } catch (IllegalArgumentException unusable) {
            lost(what, String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }

    void rotation(String name, List<Layer> layers) {
        if (!layers.isEmpty()) {
            rotations.add(new Rotation(name.isBlank() ? "rotation" : name, layers));
        }
    }

    void shift(Hours hours, String person) {
        shifts.add(new Shift(hours, List.of(person)));
        carried++;
    }

    /** A dated exception; one that is over is left out. */
    void override(String from, String to, String person) {
        Instant end = instant(to);
        if (end.isAfter(now)) {
            overrides.add(new RosterOverride(instant(from), end, person, null));
            carried++;
        }
    }

    /** Reads a time; throws {@link JsonProblem}. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new JsonProblem("'" + text + "' is no RFC 3339 time");
        }
    }

    LocalDateTime local(String text, ZoneId inZone) {
        return LocalDateTime.ofInstant(instant(text), inZone);
    }

    /** The list with so many of its first moved to its end. */
    static List<String> turned(List<String> turns, long by) {
        List<String> turned = new ArrayList<>(turns);
        if (!turned.isEmpty()) {
            Collections.rotate(turned, -(int) Math.floorMod(by, (long) turned.size()));
        }
        return turned;
    }

    /** The roster with the file's rotations, shifts and exceptions; who can always be called stays. */
    ImportedRota done() {
        Schedule usual = new Schedule(rotations, shifts, before.usual().people());
        List<RosterOverride> all = new ArrayList<>(before.overrides());
        all.removeIf(old -> !old.to().isAfter(now));
        all.addAll(overrides);
        if (carried == 0) {
            lost("the file", "nothing in it could be read as a schedule");
        }
        return new ImportedRota(new Roster(before.unit(), zone, usual, before.temporary(), all), carried, notCarried);
    }
}

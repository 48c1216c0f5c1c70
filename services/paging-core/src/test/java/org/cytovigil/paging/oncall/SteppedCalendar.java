// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call, as somebody finds it who walks through the time by quarters of an hour, looks at the clock on the wall,
 * and hands over when it shows the time. It never looks back: what the clock shows a second time was seen.
 */
final class SteppedCalendar {
    private final Roster roster;
    private final Map<ZoneId, LocalDateTime> seen = new HashMap<>();
    private final Map<Layer, Turn> turns = new HashMap<>();
    private Instant now;

    SteppedCalendar(Roster roster, Instant from) {
        this.roster = roster;
        this.now = from;
        look(roster.zone());
        schedules()
                .forEach(schedule -> schedule.rotations()
                        .forEach(rotation -> rotation.layers().forEach(layer -> {
                            look(layer.zone());
                            turns.put(layer, new Turn(layer));
                        })));
    }

    Instant now() {
        return now;
    }

    void step() {
        now = now.plus(Duration.ofMinutes(15));
        List.copyOf(seen.keySet()).forEach(this::look);
        turns.values().forEach(Turn::look);
    }

    List<String> onCall() {
        List<Set<String>> places = new ArrayList<>();
        for (TemporarySchedule temporary : roster.temporary()) {
            if (stands(temporary.from(), temporary.to())) {
                List<Set<String>> instead = filled(temporary.schedule());
                places = instead.stream().anyMatch(place -> !last(place).equals("mute")) ? instead : new ArrayList<>();
            }
        }
        return holders(places.isEmpty() ? filled(roster.usual()) : places);
    }

    private List<String> holders(List<Set<String>> places) {
        List<Set<String>> all = new ArrayList<>();
        for (RosterOverride override : roster.overrides()) {
            if (stands(override.from(), override.to())) {
                all.forEach(place -> standIn(place, override));
                if (override.replaces() == null) {
                    all.add(0, place(override.person()));
                }
            }
        }
        all.addAll(places);
        return all.stream()
                .map(SteppedCalendar::last)
                .filter(id -> !id.equals("mute"))
                .distinct()
                .toList();
    }

    private List<Set<String>> filled(Schedule schedule) {
        List<Set<String>> places = new ArrayList<>();
        for (Rotation rotation : schedule.rotations()) {
            Set<String> highest = null;
            for (Layer layer : rotation.layers()) {
                String person = person(layer);
                if (person != null) {
                    Set<String> place = filled(person);
                    highest = highest == null
                                    || last(highest).equals("mute")
                                    || !last(place).equals("mute")
                            ? place
                            : highest;
                }
            }
            if (highest != null) {
                places.add(highest);
            }
        }
        schedule.shifts().stream()
                .filter(shift -> within(shift.hours(), roster.zone()))
                .forEach(shift -> shift.people().forEach(person -> places.add(filled(person))));
        schedule.people().forEach(person -> places.add(filled(person)));
        return places;
    }

    private Set<String> filled(String person) {
        Set<String> place = place(person);
        roster.overrides().stream()
                .filter(override -> stands(override.from(), override.to()))
                .forEach(override -> standIn(place, override));
        return place;
    }

    private static Set<String> place(String person) {
        return new LinkedHashSet<>(List.of(person));
    }

    /** The newest holder is the last one of the place. */
    private static void standIn(Set<String> place, RosterOverride override) {
        if (override.replaces() != null && place.contains(override.replaces())) {
            place.remove(override.person());
            place.add(override.person());
        }
    }

    private static String last(Set<String> place) {
        return List.copyOf(place).get(place.size() - 1);
    }

    private @Nullable String person(Layer layer) {
        Turn turn = Objects.requireNonNull(turns.get(layer));
        boolean open = layer.only().isEmpty() || layer.only().stream().anyMatch(hours -> within(hours, layer.zone()));
        return turn.begun() && open ? layer.people().get(turn.person()) : null;
    }

    private boolean within(Hours hours, ZoneId zone) {
        LocalDateTime wall = wall(zone);
        for (LocalDate day = wall.toLocalDate().minusDays(1); !day.isAfter(wall.toLocalDate()); day = day.plusDays(1)) {
            LocalDateTime opens = day.atTime(hours.from());
            LocalDateTime closes = day.atTime(hours.to());
            closes = closes.isAfter(opens) ? closes : closes.plusDays(1);
            if (hours.days().contains(day.getDayOfWeek()) && !wall.isBefore(opens) && wall.isBefore(closes)) {
                return true;
            }
        }
        return false;
    }

    private LocalDateTime wall(ZoneId zone) {
        return Objects.requireNonNull(seen.get(zone));
    }

    private boolean stands(Instant from, Instant to) {
        return !now.isBefore(from) && now.isBefore(to);
    }

    private void look(ZoneId zone) {
        seen.merge(zone, now.atZone(zone).toLocalDateTime(), (old, shown) -> shown.isAfter(old) ? shown : old);
    }

    private List<Schedule> schedules() {
        List<Schedule> schedules = new ArrayList<>(List.of(roster.usual()));
        roster.temporary().forEach(temporary -> schedules.add(temporary.schedule()));
        return schedules;
    }

    /** Counts the hand-overs of a layer as they come. */
    private final class Turn {
        private final Layer layer;
        private LocalDateTime next;
        private int count;

        private Turn(Layer layer) {
            this.layer = layer;
            this.next = layer.start();
            look();
        }

        private void look() {
            while (!wall(layer.zone()).isBefore(next)) {
                next = next.plus(layer.every());
                count++;
            }
        }

        private boolean begun() {
            return count > 0;
        }

        private int person() {
            return (count - 1) % layer.people().size();
        }
    }
}

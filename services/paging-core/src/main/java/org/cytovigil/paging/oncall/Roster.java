// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who is on call for a unit.
 *
 * @param unit the ward, or {@code *} for every ward without its own roster
 * @param zone in which the local times of the shifts hold
 * @param usual who is on call where nothing else is said
 * @param temporary whole schedules for a time; a later one in the list wins. Where nobody of it can be paged the usual
 *     one stands: a page must reach somebody
 * @param overrides dated exceptions for one person each, over both; a later one in the list wins
 */
public record Roster(
        String unit, ZoneId zone, Schedule usual, List<TemporarySchedule> temporary, List<RosterOverride> overrides) {
    /** The unit that stands for all others. */
    public static final String ANY_UNIT = "*";

    public Roster {
        temporary = List.copyOf(temporary);
        overrides = List.copyOf(overrides);
    }

    /** A roster of weekly shifts and people who can always be called. */
    public Roster(String unit, ZoneId zone, List<Shift> shifts, List<String> people, List<RosterOverride> overrides) {
        this(unit, zone, new Schedule(List.of(), shifts, people), List.of(), overrides);
    }

    /** The same roster for another unit. */
    public Roster named(String other) {
        return new Roster(other, zone, usual, temporary, overrides);
    }

    /** The same roster with other exceptions. */
    public Roster with(List<RosterOverride> others) {
        return new Roster(unit, zone, usual, temporary, others);
    }

    /** The same roster with another usual schedule. */
    public Roster with(Schedule other) {
        return new Roster(unit, zone, other, temporary, overrides);
    }

    /** The same roster with other temporary schedules. */
    public Roster withTemporary(List<TemporarySchedule> others) {
        return new Roster(unit, zone, usual, others, overrides);
    }

    /** Everybody it names. */
    public Set<String> named() {
        Set<String> named = new TreeSet<>(usual.named());
        temporary.forEach(schedule -> named.addAll(schedule.schedule().named()));
        overrides.forEach(override -> named.add(override.person()));
        return named;
    }

    /**
     * Who is on call at the instant, first to be paged first, whether or not a message could reach them.
     *
     * @param counts whether a message could reach a person
     */
    List<String> order(Instant at, Predicate<String> counts) {
        StandIns standIns = StandIns.at(overrides, at);
        List<String> order = new ArrayList<>(standIns.first());
        List<String> instead = temporary.stream()
                .filter(schedule -> schedule.interval().contains(at))
                .reduce((earlier, later) -> later)
                .map(schedule -> schedule.schedule().order(at, zone, standIns, counts))
                .orElse(List.of());
        order.addAll(instead.stream().anyMatch(counts) ? instead : usual.order(at, zone, standIns, counts));
        return order.stream().distinct().toList();
    }

    /** Every instant between the two at which the answer can change, and the two themselves. */
    List<Instant> edges(Interval within) {
        Set<Instant> edges = new TreeSet<>();
        usual.addEdges(edges, zone, within);
        temporary.forEach(schedule -> {
            add(edges, schedule.interval());
            schedule.schedule().addEdges(edges, zone, within);
        });
        overrides.forEach(override -> add(edges, override.interval()));
        edges.removeIf(edge -> edge.isBefore(within.from()) || edge.isAfter(within.to()));
        add(edges, within);
        return List.copyOf(edges);
    }

    private static void add(Set<Instant> edges, Interval interval) {
        edges.add(interval.from());
        edges.add(interval.to());
    }
}

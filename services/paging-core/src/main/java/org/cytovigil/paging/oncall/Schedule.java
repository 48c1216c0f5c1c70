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
 * Who is on call at which times.
 *
 * @param rotations each fills one place, the first to be paged first
 * @param shifts weekly shifts; the people of those that stand come after the rotations
 * @param people who can always be called, in order, after all others
 */
public record Schedule(List<Rotation> rotations, List<Shift> shifts, List<String> people) {
    public Schedule {
        rotations = List.copyOf(rotations);
        shifts = List.copyOf(shifts);
        people = List.copyOf(people);
    }

    /** The same schedule with other rotations. */
    public Schedule with(List<Rotation> others) {
        return new Schedule(others, shifts, people);
    }

    /** Everybody it names. */
    public Set<String> named() {
        Set<String> named = new TreeSet<>(people);
        shifts.forEach(shift -> named.addAll(shift.people()));
        rotations.stream()
                .flatMap(rotation -> rotation.layers().stream())
                .forEach(layer -> named.addAll(layer.people()));
        return named;
    }

    List<String> order(Instant at, ZoneId zone, StandIns standIns, Predicate<String> counts) {
        List<String> order = new ArrayList<>();
        rotations.forEach(rotation -> rotation.holder(at, standIns, counts).ifPresent(order::add));
        shifts.stream()
                .filter(shift -> shift.covers(at, zone))
                .flatMap(shift -> shift.people().stream())
                .map(standIns::holder)
                .forEach(order::add);
        people.stream().map(standIns::holder).forEach(order::add);
        return order;
    }

    void addEdges(Set<Instant> edges, ZoneId zone, Interval within) {
        rotations.forEach(rotation -> rotation.addEdges(edges, within));
        shifts.forEach(shift -> shift.hours().addEdges(edges, zone, within));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is on call for a unit.
 *
 * @param unit the ward, or {@code *} for every ward without its own roster
 * @param zone where the local times of the shifts hold
 * @param shifts weekly shifts; the people of those that stand come first
 * @param people who can always be called, in order, after the people of the shifts
 * @param overrides dated exceptions; a later one in the list wins
 */
public record Roster(
        String unit, ZoneId zone, List<Shift> shifts, List<String> people, List<RosterOverride> overrides) {
    /** The unit that stands for all others. */
    public static final String ANY_UNIT = "*";

    public Roster {
        shifts = List.copyOf(shifts);
        people = List.copyOf(people);
        overrides = List.copyOf(overrides);
    }

    /** Everybody it names. */
    public Set<String> named() {
        Set<String> named = new TreeSet<>(people);
        shifts.forEach(shift -> named.addAll(shift.people()));
        overrides.forEach(override -> named.add(override.person()));
        return named;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A part of every week during which these people are on call, in this order. */
public record Shift(Hours hours, List<String> people) {
    public Shift {
        people = List.copyOf(people);
        if (people.isEmpty()) {
            throw new IllegalArgumentException("a shift needs a day and a person");
        }
    }

    /** A shift by its days and local times; see {@link Hours}. */
    public Shift(Set<DayOfWeek> days, LocalTime from, LocalTime to, List<String> people) {
        this(new Hours(days, from, to), people);
    }

    /** Whether the shift stands at the instant. */
    public boolean covers(Instant at, ZoneId zone) {
        return hours.covers(at, zone);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;

/** A stretch of time, with its start and without its end. */
public record Interval(Instant from, Instant to) {
    /** Calendars of other programs have years of four digits. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * A stretch that somebody plans.
     *
     * @param what for the message
     * @throws IllegalArgumentException where it does not end after it begins, or lies beyond the years of a calendar
     */
    static Interval planned(String what, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(what + " must end after it begins");
        }
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw new IllegalArgumentException(what + " must lie in the years 0001 to 9999");
        }
        return new Interval(from, to);
    }

    /** Whether the instant lies in it. */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;

/** A stretch of time, with its start and without its end. */
public record Interval(Instant from, Instant to) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Whether the instant lies in it. */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether calendars, whose years have four digits, can show it. */
    public boolean fitsCalendars() {
        return !from.isBefore(FIRST) && !to.isAfter(LAST);
    }
}

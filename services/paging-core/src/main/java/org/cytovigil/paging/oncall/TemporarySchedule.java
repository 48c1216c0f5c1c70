// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;

/** A whole schedule for a time, in place of the usual one; for example for a holiday. */
public record TemporarySchedule(Instant from, Instant to, Schedule schedule) {
    public TemporarySchedule {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a temporary schedule must end after it begins");
        }
        if (schedule.named().isEmpty()) {
            throw new IllegalArgumentException("a temporary schedule must name somebody");
        }
    }

    /** When it stands. */
    public Interval interval() {
        return new Interval(from, to);
    }
}

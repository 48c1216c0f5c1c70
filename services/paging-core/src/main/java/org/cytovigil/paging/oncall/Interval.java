// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;

/** A stretch of time, with its start and without its end. */
public record Interval(Instant from, Instant to) {
    /** Whether the instant lies in it. */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}

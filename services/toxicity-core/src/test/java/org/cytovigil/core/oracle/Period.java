// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.List;

/** A stretch of event time, half open. */
record Period(Instant from, Instant to) {
    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    static boolean any(List<Period> periods, Instant at) {
        return periods.stream().anyMatch(period -> period.holds(at));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dated exception to the weekly shifts.
 *
 * @param person who steps in
 * @param replaces whose place is taken; {@code null} puts the person before all others
 */
public record RosterOverride(
        Instant from, Instant to, String person, @Nullable String replaces) {
    public RosterOverride {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an override must end after it begins");
        }
    }

    /** When it stands. */
    public Interval interval() {
        return new Interval(from, to);
    }
}

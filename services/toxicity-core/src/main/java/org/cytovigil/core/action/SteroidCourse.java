// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A course of systemic steroids. One dose alone, such as a premedication, is none.
 *
 * @param doses how many were given without a break, as far as it matters
 * @param until when the effect of the newest dose ends, {@link Instant#MAX} while an infusion runs
 * @param stopped when somebody stopped it, null where nobody did
 */
public record SteroidCourse(
        int doses, Instant until, @Nullable Instant stopped) {
    /** None. */
    public static final SteroidCourse NONE = new SteroidCourse(0, Instant.MIN, null);

    private static final int COURSE = 2;

    /** Whether it goes on at an instant, so that it is being given or tapered. */
    public boolean runsAt(Instant instant) {
        return doses >= COURSE && stopped == null && instant.isBefore(until);
    }

    /** When it was over, null where it never was a course or goes on. */
    public @Nullable Instant overAt(Instant instant) {
        if (doses < COURSE || runsAt(instant)) {
            return null;
        }
        return stopped != null ? stopped : until;
    }
}

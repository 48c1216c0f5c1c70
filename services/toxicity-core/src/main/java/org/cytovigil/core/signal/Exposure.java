// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;

/**
 * How an instant lies to the therapy that can cause a toxicity (docs/clinical/crs.md#limits-of-a-course).
 *
 * @param since first dose of the course in or after which the instant lies; {@link Instant#MIN} where no therapy is
 *     known or its beginning is not, {@link Instant#MAX} before the first dose
 */
public record Exposure(Phase phase, Instant since) {
    /** No therapy is known: everything counts. */
    public static final Exposure UNKNOWN = new Exposure(Phase.UNKNOWN, Instant.MIN);

    /** Before the first dose that is known or planned. */
    public static final Exposure BEFORE = new Exposure(Phase.BEFORE, Instant.MAX);

    /** Where in the therapy. */
    public enum Phase {
        UNKNOWN,
        BEFORE,
        WITHIN,
        AFTER
    }

    static Exposure within(Instant since) {
        return new Exposure(Phase.WITHIN, since);
    }

    static Exposure after(Instant since) {
        return new Exposure(Phase.AFTER, since);
    }

    /** The first dose of the course, {@link Instant#MIN} before it and where no therapy is known. */
    Instant firstDose() {
        return isBefore() ? Instant.MIN : since;
    }

    /** Whether no dose was given yet. */
    public boolean isBefore() {
        return phase == Phase.BEFORE;
    }
}

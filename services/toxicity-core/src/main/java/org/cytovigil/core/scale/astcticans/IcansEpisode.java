// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Duration;
import java.time.Instant;

/**
 * An episode of ICANS: from the first finding until nothing was found at two assessments
 * (docs/clinical/icans.md#another-cause). A judgement of its cause holds for it alone.
 *
 * @param from {@link Instant#MAX} where there is none
 * @param clear first assessment without a finding since the newest one, {@link Instant#MAX} before it
 */
public record IcansEpisode(Instant from, Instant clear) {
    /** No episode. */
    static final IcansEpisode NONE = new IcansEpisode(Instant.MAX, Instant.MAX);

    /**
     * At another instant.
     *
     * @param found whether anything is found, whatever its cause
     * @param assessed whether cognition was assessed at this very instant
     * @param apart how far the assessments must lie apart that end it
     */
    IcansEpisode at(Instant at, boolean found, boolean assessed, Duration apart) {
        if (found) {
            return new IcansEpisode(open() ? from : at, Instant.MAX);
        }
        if (!open() || !assessed) {
            return this;
        }
        if (clear.equals(Instant.MAX)) {
            return new IcansEpisode(from, at);
        }
        return at.isBefore(clear.plus(apart)) ? this : NONE;
    }

    /** Whether what was judged then is about it. */
    boolean has(Instant judged) {
        return open() && !judged.isBefore(from);
    }

    private boolean open() {
        return !from.equals(Instant.MAX);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.inotuzumab;

import java.time.Instant;
import org.cytovigil.core.grading.Due;
import org.cytovigil.core.grading.Permanent;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.scale.vod.VodMemory;

/**
 * What the label must know of the past.
 *
 * @param adult memory of the disease of the liver by the criteria of adults
 * @param child the same by those of children
 * @param held since when the dose has been held
 * @param permanent why to discontinue for good
 * @param due when to ask again
 */
public record InotuzumabMemory(VodMemory adult, Due child, Held held, Permanent permanent, Instant due)
        implements RememberingScale.Memory {
    /** Before the first instant. */
    static final InotuzumabMemory NOTHING =
            new InotuzumabMemory(VodMemory.NOTHING, Due.NEVER, Held.NOT, Permanent.NONE, Instant.MAX);

    /**
     * A dose that is held.
     *
     * @param since when the first reason after the last dose came, {@link Instant#MAX} before it
     * @param dose the last dose; another one ends the delay
     */
    public record Held(Instant since, Instant dose) {
        /** No dose is held. */
        static final Held NOT = new Held(Instant.MAX, Instant.MIN);

        /** At another instant: a delay ends with a dose, not with its reason. */
        Held at(Instant instant, Instant lastDose, boolean holds) {
            Instant before = dose.equals(lastDose) ? since : Instant.MAX;
            return new Held(holds && before.equals(Instant.MAX) ? instant : before, lastDose);
        }
    }
}

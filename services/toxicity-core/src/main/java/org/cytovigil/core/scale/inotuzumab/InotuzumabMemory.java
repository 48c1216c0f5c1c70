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
 * @param holding since when the dose has been held, {@link Instant#MAX} where it is not
 * @param permanent why to discontinue for good
 * @param due when to ask again
 */
public record InotuzumabMemory(VodMemory adult, Due child, Instant holding, Permanent permanent, Instant due)
        implements RememberingScale.Memory {
    /** Before the first instant. */
    static final InotuzumabMemory NOTHING =
            new InotuzumabMemory(VodMemory.NOTHING, Due.NEVER, Instant.MAX, Permanent.NONE, Instant.MAX);
}

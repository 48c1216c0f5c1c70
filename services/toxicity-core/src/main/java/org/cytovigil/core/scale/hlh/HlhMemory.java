// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.hlh;

import java.time.Instant;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.crs.FeverGate;
import org.cytovigil.core.scale.astcticans.IcansMemory;

/**
 * What the scale must know of the past.
 *
 * @param gate fever gate of CRS
 * @param crs CRS was or is present in this course
 * @param icans memory of ICANS
 * @param spleen the spleen was large before this course, and nobody has charted since that it is not
 * @param suspected since when the suspicion has held, {@link Instant#MAX} where it does not
 * @param due when to ask again
 */
public record HlhMemory(FeverGate gate, boolean crs, IcansMemory icans, boolean spleen, Instant suspected, Instant due)
        implements RememberingScale.Memory {
    /** Before the first instant. */
    static final HlhMemory NOTHING =
            new HlhMemory(FeverGate.CLOSED, false, IcansMemory.NONE, false, Instant.MAX, Instant.MAX);
}

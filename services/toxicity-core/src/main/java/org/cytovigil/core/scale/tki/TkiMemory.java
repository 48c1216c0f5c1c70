// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tki;

import java.time.Instant;
import org.cytovigil.core.grading.Permanent;
import org.cytovigil.core.grading.RememberingScale;

/**
 * What the labels must know of the past.
 *
 * @param longQt since when a long QTc has held nilotinib, {@link Instant#MAX} where it does not
 * @param reduced nilotinib went on with less
 * @param liver imatinib is held for the liver
 * @param permanent why to discontinue for good
 * @param due when to ask again
 */
public record TkiMemory(Instant longQt, boolean reduced, boolean liver, Permanent permanent, Instant due)
        implements RememberingScale.Memory {
    /** Before the first instant. */
    static final TkiMemory NOTHING = new TkiMemory(Instant.MAX, false, false, Permanent.NONE, Instant.MAX);
}

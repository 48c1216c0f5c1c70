// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.asparaginase;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.grading.Permanent;
import org.cytovigil.core.grading.RememberingScale;

/**
 * What the label must know of the past.
 *
 * @param holding what holds the dose
 * @param released when what held it was over, {@link Instant#MAX} where nothing was held since the last dose
 * @param permanent why to discontinue for good
 * @param due when to ask again
 */
public record AsparaginaseMemory(Set<String> holding, Instant released, Permanent permanent, Instant due)
        implements RememberingScale.Memory {
    /** Before the first instant. */
    static final AsparaginaseMemory NOTHING =
            new AsparaginaseMemory(Set.of(), Instant.MAX, Permanent.NONE, Instant.MAX);

    /** Keeps the order. */
    public AsparaginaseMemory {
        holding = java.util.Collections.unmodifiableSet(new TreeSet<>(holding));
    }
}

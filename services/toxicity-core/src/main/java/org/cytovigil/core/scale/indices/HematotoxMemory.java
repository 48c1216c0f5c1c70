// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

import java.time.Instant;
import org.cytovigil.core.grading.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * What the index said at the infusion.
 *
 * @param course first dose of the course, {@link Instant#MAX} before
 * @param said null where nothing that it needs was measured
 */
public record HematotoxMemory(Instant course, @Nullable Assessment said) {
    /** Before the first instant. */
    static final HematotoxMemory NOTHING = new HematotoxMemory(Instant.MAX, null);
}

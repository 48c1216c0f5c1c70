// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;

/**
 * All that a scale remembers whose past is in its signals: when it wants to be asked again.
 *
 * @param at {@link Instant#MAX} for never
 */
public record Due(Instant at) implements RememberingScale.Memory {
    /** Never. */
    public static final Due NEVER = new Due(Instant.MAX);

    @Override
    public Instant due() {
        return at;
    }
}

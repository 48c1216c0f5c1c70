// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.therapy;

import java.time.Instant;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.jspecify.annotations.Nullable;

/**
 * A step of a therapy as it is kept.
 *
 * @param id of the fact
 * @param at event time, or the planned instant
 * @param cycle from 1, absent where nobody told it
 */
public record Given(
        String id,
        Instant at,
        Product product,
        TherapyPhase phase,
        @Nullable Integer cycle) {
    /** Whether it was announced only. */
    public boolean planned() {
        return phase == TherapyPhase.PLANNED;
    }

    /** Whether something is given by it. */
    public boolean dose() {
        return switch (phase) {
            case INFUSED, STARTED, STEPPED, RESUMED -> true;
            case PLANNED, INTERRUPTED, STOPPED -> false;
        };
    }

    /** Whether it begins or steps up a therapy. */
    public boolean startOrStep() {
        return dose() && phase != TherapyPhase.RESUMED;
    }

    /** Whether the therapy goes on after it; what is given dose by dose does not, though one was charted as started. */
    boolean runs() {
        return dose() && phase != TherapyPhase.INFUSED && product.goesOn();
    }
}

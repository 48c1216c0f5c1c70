// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/**
 * A scale that remembers, and with it when it wants to be asked again.
 *
 * @param <M> what it remembers
 */
public abstract class RememberingScale<M extends RememberingScale.Memory> extends CardScale<M> {
    private final Class<M> type;
    private final M nothing;

    /** What is remembered from one instant to the next. */
    public interface Memory {
        /** When the scale wants to be asked although nothing arrives, {@link Instant#MAX} for never. */
        Instant due();
    }

    /**
     * A scale.
     *
     * @param card what tells it from others
     * @param nothing its memory before the first instant
     */
    protected RememberingScale(Card card, Class<M> type, M nothing) {
        super(card);
        this.type = type;
        this.nothing = nothing;
    }

    @Override
    public final Class<M> memoryType() {
        return type;
    }

    @Override
    public final M initial() {
        return nothing;
    }

    @Override
    public final Instant next(M memory, GradingRules rules) {
        return memory.due();
    }
}

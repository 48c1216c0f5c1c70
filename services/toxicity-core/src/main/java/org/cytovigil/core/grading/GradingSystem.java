// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Signal;

/**
 * A published scale: a function of the signals at an instant and of what it remembers of the instants before. Stateless
 * and total: never throws, reads no clock. It is asked at each instant at which one of its signals changes, in order.
 *
 * @param <M> what it remembers from one instant to the next; immutable
 */
public interface GradingSystem<M> {
    /** Stable, versioned id that every published grade carries, for example {@code astct-crs-2019}. */
    String id();

    /** Its name at the bedside, as short as a column of the board wants it. */
    String name();

    /** Its criteria in words, for explanations and its page. */
    CriteriaTable criteria();

    /** Which of its grades are told to people. */
    default AlertProfile alerts() {
        return AlertProfile.SILENT;
    }

    /** What is suggested at its grades. */
    default Suggesting suggestions() {
        return Suggesting.NOTHING;
    }

    /** The signals that it reads. */
    List<Signal<?>> signals();

    /** The feeds that must stay fresh while it is graded; its grade decides how often (docs/clinical/alerts.md#feeds). */
    default Set<Feed> feeds() {
        return Set.of();
    }

    /** Type of its memory. */
    Class<M> memoryType();

    /** Its memory before the first instant. */
    M initial();

    /**
     * When it wants to be asked although no signal changes, {@link Instant#MAX} for never.
     *
     * @param memory after the newest instant that it was asked about
     */
    default Instant next(M memory, GradingRules rules) {
        return Instant.MAX;
    }

    /** What it says at an instant. */
    Judged<M> judge(Moment moment, M memory);
}

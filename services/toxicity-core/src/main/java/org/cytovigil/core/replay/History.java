// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.cytovigil.core.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one patient beside the small state that every event needs: read again only where something late or
 * corrected arrives.
 */
public interface History {
    /** The version that holds of a fact that is not a sample of a continuous feed, null where none is known. */
    @Nullable
    Fact fact(String key);

    /** Keeps a version in the place of the one that held. */
    void keep(Fact fact);

    /**
     * The facts that hold of a stretch of event time.
     *
     * @param from included
     * @param to excluded
     */
    List<Fact> facts(Instant from, Instant to);

    /** The newest block that starts at or before an instant, null where that past is forgotten. */
    @Nullable
    HistoryBlock block(Instant instant);

    /** The blocks that start after an instant, in order. */
    List<HistoryBlock> blocksAfter(Instant instant);

    /** The block that starts first, null where none is kept. */
    @Nullable
    HistoryBlock oldest();

    /** All blocks that are kept, in order. */
    List<HistoryBlock> blocks();

    /** Keeps a block in the place of the one that started at the same instant. */
    void keep(HistoryBlock block);

    /**
     * Forgets blocks that end before an instant, and the facts that lie in them.
     *
     * @param keeps facts that are never forgotten
     */
    void forget(Instant before, Predicate<Fact> keeps);

    /** Forgets everything: the record was merged into another. */
    void forgetAll();
}

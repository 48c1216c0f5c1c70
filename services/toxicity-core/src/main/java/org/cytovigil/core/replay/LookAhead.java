// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.TherapyStep;
import org.jspecify.annotations.Nullable;

/** What is known of what lies ahead of an instant: facts that are never forgotten, and those that a whole file has. */
final class LookAhead {
    private final SignalGraph graph;
    private final History history;
    private List<Fact> expected = List.of();

    LookAhead(SignalGraph graph, History history) {
        this.graph = graph;
        this.history = history;
    }

    /** Facts of the whole file, where one is graded. */
    void expect(Collection<? extends Fact> facts) {
        expected = List.copyOf(facts);
    }

    /** Whether a fact only tells what is planned, or takes that back. */
    boolean announces(Fact fact) {
        return isPlan(fact) || (fact instanceof Removed && isPlan(history.fact(fact.key())));
    }

    /** Whether a fact that is kept tells what happened. */
    boolean happened(Fact fact) {
        return Replay.usable(fact) && !isPlan(fact);
    }

    private static boolean isPlan(@Nullable Fact fact) {
        return fact instanceof TherapyStep step && !step.happened();
    }

    /**
     * Tells a course anew what lies ahead.
     *
     * @return from when on anything differs that is not forgotten, {@link Instant#MAX} for nothing
     */
    Instant renew(SignalTimeline timeline) {
        Map<String, Fact> known = new TreeMap<>();
        expected.forEach(fact -> known.put(fact.key(), fact));
        history.facts(Instant.MIN, Instant.MAX).stream()
                .filter(graph::isForeseen)
                .forEach(fact -> known.put(fact.key(), fact));
        return kept(timeline.foresee(known.values()));
    }

    /** An instant, or the beginning of what is kept where it lies before that. */
    Instant kept(Instant instant) {
        HistoryBlock oldest = history.oldest();
        return oldest != null && oldest.start().isAfter(instant) ? oldest.start() : instant;
    }
}

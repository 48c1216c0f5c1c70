// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The newest ICE, or the newest CAPD.
 *
 * @param tool ICE or CAPD, NONE before the first
 * @param lowest score, items not asked taken as failed (ICE) or the score (CAPD)
 * @param highest score, items not asked taken as passed (ICE) or the score (CAPD)
 * @param unasked items of ICE that were not asked
 * @param contradicted another score of the same instant differs; the worse one stands here
 * @param at when it was done
 */
public record Cognition(
        Tool tool,
        int lowest,
        int highest,
        List<Finding.IceItem> unasked,
        boolean contradicted,
        Instant at,
        List<String> evidence) {
    /** Before the first. */
    public static final Cognition NONE = new Cognition(Tool.NONE, 0, 0, List.of(), false, Instant.MIN, List.of());

    /** Which instrument. */
    public enum Tool {
        NONE,
        ICE,
        CAPD
    }

    static Cognition of(Finding.Ice ice, Instant at, String id) {
        return new Cognition(Tool.ICE, ice.lowest(), ice.highest(), ice.unasked(), false, at, List.of(id));
    }

    static Cognition of(Finding.Capd capd, Instant at, String id) {
        return new Cognition(Tool.CAPD, capd.score(), capd.score(), List.of(), false, at, List.of(id));
    }

    boolean done() {
        return tool != Tool.NONE;
    }

    /**
     * After another score of the tool: of one instant the worse counts, whatever their order
     * (docs/clinical/time.md#contradictions).
     */
    Cognition then(Cognition next) {
        if (!done() || !at.equals(next.at)) {
            return next;
        }
        boolean low = tool == Tool.ICE;
        int lower = low ? Math.min(lowest, next.lowest) : Math.max(lowest, next.lowest);
        int upper = low ? Math.min(highest, next.highest) : Math.max(highest, next.highest);
        boolean same = lowest == next.lowest && highest == next.highest;
        boolean worse =
                same ? next.evidence.get(0).compareTo(evidence.get(0)) < 0 : lower != lowest || upper != highest;
        List<Finding.IceItem> open = Stream.concat(unasked.stream(), next.unasked.stream())
                .distinct()
                .sorted()
                .toList();
        return new Cognition(
                tool,
                lower,
                upper,
                lower == upper ? List.of() : open,
                contradicted || !same,
                at,
                worse ? next.evidence : evidence);
    }

    /**
     * Grade that is proven where only what is worse than a score from before the therapy counts. Of items that were not
     * asked then the patient is taken to have passed all.
     */
    int gradeOver(Cognition baseline, Cognition graded) {
        return worse(highest, baseline) ? graded.grade() : 0;
    }

    /** The same, for what it could be. */
    int worstGradeOver(Cognition baseline, Cognition graded) {
        return worse(lowest, baseline) ? graded.worstGrade() : 0;
    }

    private boolean worse(int score, Cognition baseline) {
        return !baseline.done() || (tool == Tool.ICE ? score < baseline.highest : score > baseline.highest);
    }

    /** The score as far as it fell below the one before therapy, for ICE only (docs/clinical/icans.md#scores). */
    Cognition over(@Nullable Integer baseline) {
        return tool != Tool.ICE || baseline == null
                ? this
                : new Cognition(
                        tool,
                        Math.min(10, lowest + 10 - baseline),
                        Math.min(10, highest + 10 - baseline),
                        unasked,
                        contradicted,
                        at,
                        evidence);
    }

    /** Grade that is proven: items not asked are taken as passed. ICE 0 is judged with the arousal. */
    int grade() {
        return grade(highest);
    }

    /** Grade that it could be: items not asked are taken as failed. ICE 0 is judged with the arousal. */
    int worstGrade() {
        return grade(lowest);
    }

    /** Whether the score could be 0: then the arousal tells 3 from 4 (Lee 2019, table 5). */
    boolean couldBeIceZero() {
        return tool == Tool.ICE && lowest == 0;
    }

    boolean isIceZero() {
        return tool == Tool.ICE && highest == 0;
    }

    private int grade(int score) {
        return IcansTable.score(tool, score);
    }
}

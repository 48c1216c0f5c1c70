// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The newest ICE or CAPD.
 *
 * @param tool ICE or CAPD, NONE before the first
 * @param lowest score, items not asked taken as failed (ICE) or the score (CAPD)
 * @param highest score, items not asked taken as passed (ICE) or the score (CAPD)
 * @param at when it was done
 */
public record Cognition(Tool tool, int lowest, int highest, Instant at, List<String> evidence) {
    /** Before the first. */
    public static final Cognition NONE = new Cognition(Tool.NONE, 0, 0, Instant.MIN, List.of());

    /** Which instrument. */
    public enum Tool {
        NONE,
        ICE,
        CAPD
    }

    static Cognition of(Finding.Ice ice, Instant at, String id) {
        return new Cognition(Tool.ICE, ice.lowest(), ice.highest(), at, List.of(id));
    }

    static Cognition of(Finding.Capd capd, Instant at, String id) {
        return new Cognition(Tool.CAPD, capd.score(), capd.score(), at, List.of(id));
    }

    /** The score as far as it fell below the one before therapy, for ICE only (clinical.md 2.4, I11). */
    Cognition over(@Nullable Integer baseline) {
        return tool != Tool.ICE || baseline == null
                ? this
                : new Cognition(
                        tool,
                        Math.min(10, lowest + 10 - baseline),
                        Math.min(10, highest + 10 - baseline),
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

    /** Lee 2019, table 5 (ICE) and tables 6 and 7 (CAPD: 1 to 8 alone is grade 1, 9 goes straight to 3). */
    private int grade(int score) {
        return switch (tool) {
            case NONE -> 0;
            case ICE -> score == 10 ? 0 : score >= 7 ? 1 : score >= 3 ? 2 : 3;
            case CAPD -> score == 0 ? 0 : score <= 8 ? 1 : 3;
        };
    }
}

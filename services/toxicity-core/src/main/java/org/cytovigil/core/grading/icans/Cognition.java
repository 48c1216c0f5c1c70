// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.util.List;
import org.cytovigil.core.fact.Finding;

/**
 * The newest ICE or CAPD.
 *
 * @param tool ICE or CAPD, NONE before the first
 * @param lowest score, items not asked taken as failed (ICE) or the score (CAPD)
 * @param highest score, items not asked taken as passed (ICE) or the score (CAPD)
 */
public record Cognition(Tool tool, int lowest, int highest, List<String> evidence) {
    /** Before the first. */
    public static final Cognition NONE = new Cognition(Tool.NONE, 0, 0, List.of());

    /** Which instrument. */
    public enum Tool {
        NONE,
        ICE,
        CAPD
    }

    static Cognition of(Finding.Ice ice, String id) {
        return new Cognition(Tool.ICE, ice.lowest(), ice.highest(), List.of(id));
    }

    static Cognition of(Finding.Capd capd, String id) {
        return new Cognition(Tool.CAPD, capd.score(), capd.score(), List.of(id));
    }

    /** Grade that is proven: items not asked are taken as passed. ICE 0 is judged with the arousal. */
    int grade() {
        return grade(highest);
    }

    /** Grade that it could be: items not asked are taken as failed. */
    int worstGrade() {
        return tool == Tool.ICE && lowest == 0 && highest > 0 ? 4 : grade(lowest);
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

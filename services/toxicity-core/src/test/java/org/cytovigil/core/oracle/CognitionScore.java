// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import org.cytovigil.core.fact.Finding;

/** The grades of ICE and CAPD (clinical.md 2.2 to 2.4). */
final class CognitionScore {
    private CognitionScore() {}

    /** @param level grade of the level of consciousness, -1 where nobody assessed it */
    static int proven(Finding finding, int level) {
        if (finding instanceof Finding.Ice ice) {
            return ice(ice.highest(), Math.max(level, 0));
        }
        return finding instanceof Finding.Capd capd ? capd(capd.score()) : 0;
    }

    /** What items that were not asked, or an arousal that nobody assessed, could make of it. */
    static int possible(Finding finding, int level) {
        if (finding instanceof Finding.Ice ice) {
            return ice(ice.lowest(), level < 0 ? 4 : level);
        }
        return proven(finding, level);
    }

    private static int ice(int score, int level) {
        if (score == 0) {
            return level == 4 ? 4 : 3;
        }
        return score <= 2 ? 3 : score <= 6 ? 2 : score <= 9 ? 1 : 0;
    }

    private static int capd(int score) {
        return score == 0 ? 0 : score <= 8 ? 1 : 3;
    }
}

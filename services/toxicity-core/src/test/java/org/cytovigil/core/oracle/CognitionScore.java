// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.util.Optional;

/** The grades of ICE and CAPD (docs/clinical/icans.md#criteria). */
final class CognitionScore {
    private CognitionScore() {}

    /** ICE 0 of a patient who cannot be woken is told by the level of consciousness. */
    static int ice(int score) {
        return score <= 2 ? 3 : score <= 6 ? 2 : score <= 9 ? 1 : 0;
    }

    static int capd(int score) {
        return score == 0 ? 0 : score <= 8 ? 1 : 3;
    }

    /**
     * Only what is worse than before the therapy counts (docs/clinical/crs.md#limits-of-a-course); ICE is worse where
     * it is lower.
     */
    static int ice(int score, Optional<Assessed> before) {
        return before.isPresent() && score >= before.get().best() ? 0 : ice(score);
    }

    static int capd(int score, Optional<Assessed> before) {
        return before.isPresent() && score <= before.get().best() ? 0 : capd(score);
    }
}

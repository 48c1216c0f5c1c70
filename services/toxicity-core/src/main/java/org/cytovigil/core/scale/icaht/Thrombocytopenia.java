// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.icaht;

import java.util.List;
import org.cytovigil.core.grading.Flag;

/** Thrombocytopenia after immune effector cells (docs/clinical/icaht.md#platelets). */
final class Thrombocytopenia {
    /** By grade, from 1. */
    static final List<Flag> FLAGS = List.of(Flag.PLATELETS_1, Flag.PLATELETS_2, Flag.PLATELETS_3, Flag.PLATELETS_4);

    private static final int VERY_LOW = 20;
    private static final int LOW = 50;
    private static final int REDUCED = 100;

    private Thrombocytopenia() {}

    static int early(DayValues days) {
        int low = days.daysBelow(LOW).proven();
        return Math.max(veryLow(days), low >= 7 ? 2 : low > 0 ? 1 : 0);
    }

    static int late(DayValues days) {
        int low = days.daysBelow(LOW).proven() > 0 ? 2 : days.daysBelow(REDUCED).proven() > 0 ? 1 : 0;
        return Math.max(veryLow(days), low);
    }

    private static int veryLow(DayValues days) {
        int count = days.daysBelow(VERY_LOW).proven();
        return count >= 14 ? 4 : count > 0 ? 3 : 0;
    }
}

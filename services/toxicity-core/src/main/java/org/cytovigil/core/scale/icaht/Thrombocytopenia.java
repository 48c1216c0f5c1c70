// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.icaht;

import java.util.List;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;

/**
 * Thrombocytopenia after immune effector cells (docs/clinical/icaht.md#platelets).
 *
 * @param limits platelets below these are very low, low and reduced
 * @param spans days from which it is long and very long
 */
record Thrombocytopenia(Limits limits, Limits spans) {
    /** By grade, from 1. */
    static final List<Flag> FLAGS = List.of(Flag.PLATELETS_1, Flag.PLATELETS_2, Flag.PLATELETS_3, Flag.PLATELETS_4);

    private static final int VERY_LOW = 1;
    private static final int LOW = 2;
    private static final int REDUCED = 3;

    static Thrombocytopenia by(GradingRules rules) {
        return new Thrombocytopenia(rules.limits(RuleKey.ICAHT_PLATELETS), rules.limits(RuleKey.ICAHT_LONG));
    }

    int early(DayValues days) {
        int low = days(days, LOW);
        return Math.max(veryLow(days), low >= spans.at(1).intValue() ? 2 : low > 0 ? 1 : 0);
    }

    int late(DayValues days) {
        int low = days(days, LOW) > 0 ? 2 : days(days, REDUCED) > 0 ? 1 : 0;
        return Math.max(veryLow(days), low);
    }

    private int veryLow(DayValues days) {
        int count = days(days, VERY_LOW);
        return count >= spans.at(2).intValue() ? 4 : count > 0 ? 3 : 0;
    }

    private int days(DayValues days, int place) {
        return days.daysBelow(limits.at(place)).proven();
    }
}

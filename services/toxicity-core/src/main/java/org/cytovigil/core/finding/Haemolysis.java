// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Duration;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/** Samples that were haemolysed: what cells hold, potassium, phosphate and LDH, is too high in them. */
public final class Haemolysis {
    private Haemolysis() {}

    /** How long it is remembered which samples were. */
    static Duration remembered(GradingRules rules) {
        return rules.duration(RuleKey.TLS_BEFORE).plus(rules.duration(RuleKey.TLS_AFTER));
    }

    /** The result, null where its sample was haemolysed. */
    public static @Nullable Result sound(Moment moment, @Nullable Result result, Timers timers) {
        Duration remembered = remembered(moment.rules());
        boolean haemolysed = result != null
                && new Findings(moment)
                        .within(FindingKind.HAEMOLYSED_SAMPLE, remembered).stream()
                                .anyMatch(seen -> seen.at().equals(result.at()));
        if (haemolysed && result != null) {
            timers.at(result.at().plus(remembered));
        }
        return haemolysed ? null : result;
    }
}

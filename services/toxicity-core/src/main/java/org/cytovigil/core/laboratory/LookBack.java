// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.time.Duration;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/** How far back any scale looks at the results of a parameter; of most it wants the newest alone. */
final class LookBack {
    private LookBack() {}

    static Duration of(Parameter parameter, GradingRules rules) {
        return switch (parameter) {
            case URATE, POTASSIUM, PHOSPHATE, CALCIUM, ALBUMIN ->
                rules.duration(RuleKey.TLS_BEFORE).plus(rules.duration(RuleKey.TLS_AFTER));
            case FERRITIN -> rules.duration(RuleKey.HLH_RISE_WITHIN);
            case BILIRUBIN_TOTAL -> Duration.ofDays(4);
            case WEIGHT -> Duration.ofDays(4);
            default -> Duration.ZERO;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * A weight that was measured.
 *
 * @param kilograms above zero
 * @param at when it was measured
 */
public record Weight(BigDecimal kilograms, Instant at) {
    /** Why no dose may be shown with a weight; empty when one may. */
    public static String objection(@Nullable Weight weight, Instant now, GradingRules rules) {
        if (weight == null) {
            return "weight is missing";
        }
        boolean old =
                weight.at().plus(rules.duration(RuleKey.DOSE_WEIGHT_VALID)).isBefore(now);
        return old
                ? "weight is older than "
                        + rules.duration(RuleKey.DOSE_WEIGHT_VALID).toDays() + " days"
                : "";
    }
}

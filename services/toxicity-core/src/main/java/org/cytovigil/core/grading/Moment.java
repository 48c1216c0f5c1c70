// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalStates;

/**
 * An instant to be judged.
 *
 * @param at event time
 * @param until timers that fall due up to here have taken effect
 * @param states the signals, as far as they are known
 */
public record Moment(Instant at, Instant until, SignalStates states) {
    /** The rules in force. */
    public GradingRules rules() {
        return states.rules();
    }
}

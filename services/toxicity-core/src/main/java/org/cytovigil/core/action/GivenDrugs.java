// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * The doses of a drug, as a function of event time.
 *
 * @param steps instants of the newest doses, rising; what is older than the newest few is forgotten
 */
public record GivenDrugs(Steps<List<Instant>> steps, Instant newest) implements SignalState {
    /** The newest doses by an instant. */
    public List<Instant> at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public GivenDrugs since(Instant checkpoint, GradingRules rules) {
        return new GivenDrugs(steps.since(checkpoint), newest);
    }
}

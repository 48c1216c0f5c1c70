// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * The newest cellular or bispecific therapy, as a function of event time.
 *
 * @param steps the product and when it was given last, an empty list before the first
 */
public record ProductGiven(Steps<List<Given>> steps, Instant newest) implements SignalState {
    /**
     * A therapy.
     *
     * @param at infusion of CAR T cells, or newest step of an infusion
     */
    public record Given(Product product, Instant at) {}

    /** The newest by an instant, empty before the first. */
    public List<Given> at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public ProductGiven since(Instant checkpoint, GradingRules rules) {
        return new ProductGiven(steps.since(checkpoint), newest);
    }
}

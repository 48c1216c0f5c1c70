// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.Locale;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Toxicity;

/** Whether a clinician holds another cause for a toxicity, as a function of event time. */
public final class AttributionSignal implements Signal<AttributionState> {
    /** For CRS. */
    public static final AttributionSignal CRS = new AttributionSignal(Toxicity.CRS);

    /** For ICANS. */
    public static final AttributionSignal ICANS = new AttributionSignal(Toxicity.ICANS);

    private final Toxicity toxicity;

    private AttributionSignal(Toxicity toxicity) {
        this.toxicity = toxicity;
    }

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "cause-" + toxicity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<AttributionState> type() {
        return AttributionState.class;
    }

    @Override
    public AttributionState initial() {
        return new AttributionState(Steps.of(AttributionState.Judged.NEVER), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(CauseJudged.class);
    }

    @Override
    public AttributionState after(AttributionState state, Fact fact, SignalStates states) {
        return fact instanceof CauseJudged judged && judged.toxicity() == toxicity
                ? new AttributionState(
                        state.steps()
                                .step(fact.at(), new AttributionState.Judged(fact.at(), judged.cause() == Cause.OTHER)),
                        fact.at())
                : state;
    }
}

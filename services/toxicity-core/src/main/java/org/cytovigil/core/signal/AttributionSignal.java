// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.Locale;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Toxicity;

/** Whether a clinician holds another cause for a toxicity, as a function of event time. */
public final class AttributionSignal implements Signal<FlagState> {
    /** For CRS. */
    public static final AttributionSignal CRS = new AttributionSignal(Toxicity.CRS);

    /** For ICANS. */
    public static final AttributionSignal ICANS = new AttributionSignal(Toxicity.ICANS);

    private final Toxicity toxicity;

    private AttributionSignal(Toxicity toxicity) {
        this.toxicity = toxicity;
    }

    @Override
    public String name() {
        return "attribution-" + toxicity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<FlagState> type() {
        return FlagState.class;
    }

    @Override
    public FlagState initial() {
        return new FlagState(Steps.of(Boolean.FALSE), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(CauseJudged.class);
    }

    @Override
    public FlagState after(FlagState state, Fact fact, Board board) {
        return fact instanceof CauseJudged judged && judged.toxicity() == toxicity
                ? new FlagState(state.steps().step(fact.at(), judged.cause() == Cause.OTHER), fact.at())
                : state;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.toy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.Stretch;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** Whether the heart beats fast, from readings by hand and from a monitor. */
final class FastHeart implements Signal<FastHeart.Rate> {
    static final FastHeart INSTANCE = new FastHeart();
    private static final BigDecimal LIMIT = new BigDecimal(100);

    private FastHeart() {}

    record Beat(boolean known, boolean fast, String evidence) {}

    record Rate(Steps<Beat> steps, Instant newest) implements SignalState {
        Beat at(Instant instant) {
            return steps.at(instant);
        }

        @Override
        public Instant nextChange(Instant after, Instant until, GradingRules rules) {
            return steps.next(after);
        }

        @Override
        public Rate since(Instant checkpoint, GradingRules rules) {
            return new Rate(steps.since(checkpoint), newest);
        }
    }

    @Override
    public String name() {
        return "toy-heart";
    }

    @Override
    public Class<Rate> type() {
        return Rate.class;
    }

    @Override
    public Rate initial() {
        return new Rate(Steps.of(new Beat(false, false, "")), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.HEART_RATE);
    }

    @Override
    public Map<Parameter, List<BigDecimal>> limits(GradingRules rules) {
        return Map.of(Parameter.HEART_RATE, List.of(LIMIT));
    }

    @Override
    public Rate after(Rate state, Fact fact, SignalStates states) {
        return fact instanceof Measured measured
                ? read(state, measured.quantity(), fact.id(), fact.at(), fact.at())
                : state;
    }

    @Override
    public Rate after(Rate state, Stretch stretch, SignalStates states) {
        Quantity level = stretch.levels().of(Parameter.HEART_RATE);
        return level == null ? state : read(state, level, stretch.evidence(), stretch.from(), stretch.to());
    }

    private static Rate read(Rate state, Quantity level, String evidence, Instant from, Instant to) {
        boolean fast = level.atLeast(LIMIT);
        Beat last = state.steps().last();
        boolean same = last.known() && last.fast() == fast;
        return new Rate(same ? state.steps() : state.steps().step(from, new Beat(true, fast, evidence)), to);
    }
}

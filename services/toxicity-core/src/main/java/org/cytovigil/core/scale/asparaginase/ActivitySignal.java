// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.asparaginase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** Which of the newest levels of asparaginase activity are not enough. */
final class ActivitySignal implements Signal<ActivityState> {
    /** The one instance. */
    static final ActivitySignal INSTANCE = new ActivitySignal();

    private static final int ENOUGH = 2;

    private ActivitySignal() {}

    @Override
    public String name() {
        return "asparaginase-activity";
    }

    @Override
    public Class<ActivityState> type() {
        return ActivityState.class;
    }

    @Override
    public ActivityState initial() {
        return new ActivityState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.ASPARAGINASE_ACTIVITY);
    }

    @Override
    public ActivityState after(ActivityState state, Fact fact, SignalStates states) {
        if (!(fact instanceof Measured level)) {
            return state;
        }
        List<String> low = new ArrayList<>();
        if (level.quantity().below(states.rules().decimal(RuleKey.ASPARAGINASE_ACTIVITY))) {
            low.addAll(state.steps().last());
            low.add(level.id());
        }
        List<String> newest = low.size() > ENOUGH ? low.subList(low.size() - ENOUGH, low.size()) : low;
        return new ActivityState(state.steps().step(level.at(), List.copyOf(newest)), level.at());
    }
}

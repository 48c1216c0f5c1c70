// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/**
 * Whether sedation or neuromuscular block works, so that ICE, CAPD and consciousness are not assessable
 * (docs/clinical/icans.md#sedation).
 */
public final class SedationSignal implements Signal<SedationState> {
    /** The one instance. */
    public static final SedationSignal INSTANCE = new SedationSignal();

    private SedationSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "sedation-or-block";
    }

    @Override
    public Class<SedationState> type() {
        return SedationState.class;
    }

    @Override
    public SedationState initial() {
        return new SedationState(Steps.of(SedationState.Sedation.NONE), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(MedicationAction.class);
    }

    @Override
    public SedationState after(SedationState state, Fact fact, SignalStates states) {
        if (!(fact instanceof MedicationAction action)) {
            return state;
        }
        DrugTable.Drug drug = states.rules().drugs().find(action).orElse(null);
        if (drug == null || !drug.role().hidesConsciousness()) {
            return state;
        }
        SedationState.Sedation next = after(state.steps().last(), drug, action, states.rules());
        return new SedationState(state.steps().step(fact.at(), next), fact.at());
    }

    /** What a single dose does is over soon; of some drugs it does not count at all. */
    private static SedationState.Sedation after(
            SedationState.Sedation now, DrugTable.Drug drug, MedicationAction action, GradingRules rules) {
        Instant ended = action.until() == null ? action.at() : action.until();
        Instant works = ended.plus(rules.duration(RuleKey.ICANS_SEDATION_AFTER));
        if (action.verb() == MedicationVerb.GIVEN) {
            boolean infused = action.until() != null;
            return infused || drug.role().singleDoseSedates() ? now.works(works) : now;
        }
        return action.stops() ? now.stops(drug.substance(), action, works) : now.starts(drug.substance(), action);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;

/**
 * When a pump that gives blinatumomab was heard of last. Its telemetry are rates of the drug; one that comes alone may be
 * a nurse's entry, so a pump is watched only once two have come within the time after which it would be silent.
 */
public final class PumpTelemetry implements Signal<PumpTelemetryState> {
    /** The one instance. */
    public static final PumpTelemetry INSTANCE = new PumpTelemetry();

    private static final String DRUG = "blinatumomab";
    private static final Set<TherapyPhase> OFF = Set.of(TherapyPhase.INTERRUPTED, TherapyPhase.STOPPED);

    private PumpTelemetry() {}

    @Override
    public String name() {
        return "pump-telemetry";
    }

    @Override
    public Class<PumpTelemetryState> type() {
        return PumpTelemetryState.class;
    }

    @Override
    public PumpTelemetryState initial() {
        return PumpTelemetryState.NONE;
    }

    @Override
    public Inputs inputs() {
        return new Inputs(Set.of(), Set.of(MedicationAction.class, TherapyStep.class));
    }

    private static boolean isBlinatumomab(MedicationAction action, SignalStates states) {
        return states.rules()
                .drugs()
                .find(action)
                .filter(drug -> drug.substance().equals(DRUG))
                .isPresent();
    }

    @Override
    public PumpTelemetryState after(PumpTelemetryState state, Fact fact, SignalStates states) {
        if (fact instanceof TherapyStep step && step.product() == Product.BLINATUMOMAB && OFF.contains(step.phase())) {
            return new PumpTelemetryState(false, Instant.MIN, fact.at());
        }
        if (!(fact instanceof MedicationAction action) || !isBlinatumomab(action, states)) {
            return state;
        }
        if (action.stops()) {
            return new PumpTelemetryState(false, Instant.MIN, fact.at());
        }
        Duration silent = states.rules().duration(RuleKey.BLINATUMOMAB_PUMP_SILENT);
        boolean close = action.verb() == MedicationVerb.RATE
                && !state.last().equals(Instant.MIN)
                && !state.last().plus(silent).isBefore(fact.at());
        return new PumpTelemetryState(state.regular() || close, fact.at(), fact.at());
    }
}

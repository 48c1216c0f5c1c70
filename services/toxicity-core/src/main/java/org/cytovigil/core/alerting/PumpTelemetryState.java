// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;

/**
 * What was heard of a pump.
 *
 * @param regular whether two reports came close together, as no person charts
 * @param last the newest report, {@link Instant#MIN} where the pump does not run
 */
public record PumpTelemetryState(boolean regular, Instant last, Instant newest) implements SignalState {
    static final PumpTelemetryState NONE = new PumpTelemetryState(false, Instant.MIN, Instant.MIN);

    /** No scale reads it. */
    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return Instant.MAX;
    }

    @Override
    public PumpTelemetryState since(Instant checkpoint, GradingRules rules) {
        return this;
    }
}

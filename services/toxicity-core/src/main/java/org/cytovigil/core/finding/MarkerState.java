// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * The newest of a marker, as a function of event time.
 *
 * @param steps an empty list before the first
 */
public record MarkerState(Steps<List<Marker>> steps, Instant newest) implements SignalState {
    @Nullable
    Marker at(Instant instant) {
        List<Marker> marker = steps.at(instant);
        return marker.isEmpty() ? null : marker.get(0);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public MarkerState since(Instant checkpoint, GradingRules rules) {
        return new MarkerState(steps.since(checkpoint), newest);
    }
}

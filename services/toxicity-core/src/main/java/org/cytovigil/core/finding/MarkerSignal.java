// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/**
 * A marker of the leukaemia; it stands until told otherwise.
 *
 * @param marker which
 */
public record MarkerSignal(MarkerName marker) implements Signal<MarkerState> {
    @Override
    public String name() {
        return "marker-" + marker.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Class<MarkerState> type() {
        return MarkerState.class;
    }

    @Override
    public MarkerState initial() {
        return new MarkerState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(LeukaemiaMarker.class);
    }

    @Override
    public MarkerState after(MarkerState state, Fact fact, SignalStates states) {
        return fact instanceof LeukaemiaMarker found && found.name() == marker
                ? new MarkerState(
                        state.steps().step(fact.at(), List.of(new Marker(found.id(), fact.at(), found.value()))),
                        fact.at())
                : state;
    }
}

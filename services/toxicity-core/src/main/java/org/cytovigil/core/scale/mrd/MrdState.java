// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.mrd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * Residual disease by method and target, as a function of event time.
 *
 * @param steps the series, an empty list before the first result
 */
public record MrdState(Steps<List<MrdSeries>> steps, Instant newest) implements SignalState {
    MrdState with(MrdResult result) {
        List<MrdSeries> next = new ArrayList<>();
        boolean found = false;
        for (MrdSeries series : steps.last()) {
            boolean same = series.newest().series().equals(result.series());
            next.add(same ? series.with(result) : series);
            found |= same;
        }
        if (!found) {
            next.add(MrdSeries.first(result));
        }
        return new MrdState(steps.step(result.at(), List.copyOf(next)), result.at());
    }

    List<MrdSeries> at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return steps.next(after);
    }

    @Override
    public MrdState since(Instant checkpoint, GradingRules rules) {
        return new MrdState(steps.since(checkpoint), newest);
    }
}

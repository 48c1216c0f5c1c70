// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Toxicity;

/** Whether a clinician holds another cause for a toxicity, as a function of event time. */
public final class AttributionSignal {
    private AttributionSignal() {}

    /** Reads it from a chart. */
    public static Steps<Boolean> of(Chart chart, Toxicity toxicity) {
        Steps<Boolean> steps = new Steps<>(Boolean.FALSE);
        for (CauseJudged judged : chart.of(CauseJudged.class)) {
            if (judged.toxicity() == toxicity) {
                steps.step(judged.at(), judged.cause() == Cause.OTHER);
            }
        }
        return steps;
    }
}

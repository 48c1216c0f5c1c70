// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.rules.GradingRules;

/** A published scale that turns a chart into grades over time. Stateless and total: never throws, reads no clock. */
public interface GradingSystem {
    /** Stable, versioned id that every published grade carries, for example {@code astct-crs-2019}. */
    String id();

    /** Whether a fact can bear on the scale; others never make it grade again. */
    boolean reads(Fact fact);

    /**
     * The grades over event time.
     *
     * @param chart all that is known; facts after {@code until} must not be in it
     * @param until timers that fall due up to this instant have taken effect
     */
    Timeline timeline(Chart chart, Instant until, GradingRules rules);
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.util.List;
import java.util.Optional;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;

/** Newest neurological findings as the alert rules need them. */
final class NeuroFacts {
    private NeuroFacts() {}

    static Optional<Integer> newestCapd(Chart chart) {
        Integer score = null;
        for (NeuroFinding fact : chart.of(NeuroFinding.class)) {
            if (fact.finding() instanceof Finding.Capd capd) {
                score = capd.score();
            }
        }
        return Optional.ofNullable(score);
    }

    /** Whether the newest level of consciousness, if any, is alert. */
    static boolean awake(Chart chart) {
        boolean awake = true;
        for (NeuroFinding fact : chart.of(NeuroFinding.class)) {
            if (fact.finding() instanceof Finding.Consciousness found) {
                awake = found.level() == Finding.Level.ALERT;
            }
        }
        return awake;
    }

    /** ICE and CAPD assessments, in order of event time. */
    static List<NeuroFinding> assessments(Chart chart) {
        return chart.of(NeuroFinding.class).stream()
                .filter(fact -> fact.finding() instanceof Finding.Ice || fact.finding() instanceof Finding.Capd)
                .toList();
    }
}

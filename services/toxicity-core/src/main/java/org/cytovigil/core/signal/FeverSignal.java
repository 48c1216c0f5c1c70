// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Fever as a function of event time: temperature of at least 38.0 Cel (Lee 2019, table 2), supported for a window
 * after the reading and held beyond it while no newer temperature arrives (grading.md 8).
 */
public final class FeverSignal {
    /** The limit is the paper's and not configurable. */
    public static final BigDecimal THRESHOLD = new BigDecimal("38.0");

    private FeverSignal() {}

    /** Reads it from a chart. */
    public static Steps<Fever> of(Chart chart, GradingRules rules) {
        Duration window = rules.duration(RuleKey.CRS_FEVER_WINDOW);
        List<Measured> readings = chart.of(Parameter.TEMPERATURE);
        Steps<Fever> steps = new Steps<>(Fever.NONE);
        Fever now = Fever.NONE;
        for (Measured reading : readings) {
            now = windowEnd(steps, now, window, reading.at());
            now = after(now, reading);
            steps.step(reading.at(), now);
        }
        windowEnd(steps, now, window, Instant.MAX);
        return steps;
    }

    /** A febrile reading leaves its window before the next reading: held where it is the newest, else over. */
    private static Fever windowEnd(Steps<Fever> steps, Fever now, Duration window, Instant next) {
        Instant last = now.lastFebrile();
        if (last == null || !now.active() || now.held() || !last.plus(window).isBefore(next)) {
            return now;
        }
        boolean held = !now.refuted();
        Fever after = new Fever(held, held, last, now.refuted(), now.suspected(), now.unitInferred(), now.evidence());
        steps.step(last.plus(window), after);
        return after;
    }

    private static Fever after(Fever now, Measured reading) {
        boolean febrile = reading.quantity().atLeast(THRESHOLD);
        if (reading.site() == Site.SKIN) {
            return new Fever(
                    now.active(),
                    now.held(),
                    now.lastFebrile(),
                    now.refuted(),
                    febrile,
                    now.unitInferred(),
                    now.evidence());
        }
        if (febrile) {
            return new Fever(true, false, reading.at(), false, false, reading.unitInferred(), List.of(reading.id()));
        }
        boolean inWindow = now.active() && !now.held();
        return new Fever(inWindow, false, now.lastFebrile(), true, false, reading.unitInferred(), now.evidence());
    }
}

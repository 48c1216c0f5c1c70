// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.cytovigil.core.measure.Instants.earlier;
import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.SourceSeries;

/**
 * When each kind of data was heard of last: its event time, or its arrival where a device clock runs ahead.
 * {@link Instant#MIN} stands for never. What was heard stays heard, also where a value is taken back later.
 *
 * @param continuous any continuous feed
 * @param neuro ICE or CAPD
 * @param neuroCheck level of consciousness
 * @param therapy when a therapy of which ICANS is to be expected was first heard to have begun
 */
public record NewestData(
        Instant continuous,
        Instant temperature,
        Instant pressure,
        Instant saturation,
        Instant neuro,
        Instant neuroCheck,
        Instant therapy) {
    /** Nothing yet. */
    public static final NewestData NOTHING =
            new NewestData(Instant.MIN, Instant.MIN, Instant.MIN, Instant.MIN, Instant.MIN, Instant.MIN, Instant.MIN);

    /** After a fact. */
    public NewestData with(Fact fact) {
        Instant instant = earlier(fact.at(), fact.arrivedAt());
        if (fact instanceof Measured measured && !measured.artefact()) {
            return with(measured, instant);
        }
        if (fact instanceof SamplesMoved moved) {
            Series series = SourceSeries.named(moved.feed()).series();
            return with(true, instant, series.group().parameters());
        }
        if (fact instanceof NeuroFinding found) {
            boolean scored =
                    found.finding() instanceof Finding.Ice ice ? ice.asked() : found.finding() instanceof Finding.Capd;
            Instant score = scored ? later(neuro, instant) : neuro;
            Instant check = found.finding() instanceof Finding.Consciousness ? later(neuroCheck, instant) : neuroCheck;
            return new NewestData(continuous, temperature, pressure, saturation, score, check, therapy);
        }
        if (fact instanceof TherapyStep step && therapy.equals(Instant.MIN) && begins(step)) {
            Instant known = later(step.at(), step.arrivedAt());
            return new NewestData(continuous, temperature, pressure, saturation, neuro, neuroCheck, known);
        }
        return this;
    }

    private NewestData with(Measured measured, Instant instant) {
        return with(measured.method().isContinuous(), instant, List.of(measured.parameter()));
    }

    private NewestData with(boolean isContinuous, Instant instant, List<Parameter> parameters) {
        boolean isPressure = parameters.contains(Parameter.SYSTOLIC_BP) || parameters.contains(Parameter.MEAN_BP);
        return new NewestData(
                isContinuous ? later(continuous, instant) : continuous,
                parameters.contains(Parameter.TEMPERATURE) ? later(temperature, instant) : temperature,
                isPressure ? later(pressure, instant) : pressure,
                parameters.contains(Parameter.SPO2) ? later(saturation, instant) : saturation,
                neuro,
                neuroCheck,
                therapy);
    }

    private static boolean begins(TherapyStep step) {
        return step.product().engagesTCells()
                && (step.phase() == TherapyPhase.INFUSED || step.phase() == TherapyPhase.STARTED);
    }
}

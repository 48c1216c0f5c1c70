// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytovigil.core.alerting.Scene.found;
import static org.cytovigil.core.alerting.Scene.measured;
import static org.cytovigil.core.alerting.Scene.minute;
import static org.cytovigil.core.alerting.Scene.therapy;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.measure.Parameter;
import org.junit.jupiter.api.Test;

class NewestDataTest {
    private static final Instant NEVER = Instant.MIN;

    @Test
    void eachVitalSignIsHeardForItself() {
        assertThat(after(Parameter.TEMPERATURE)).isEqualTo(vitals(NEVER, minute(1), NEVER, NEVER));
        assertThat(after(Parameter.SYSTOLIC_BP)).isEqualTo(vitals(NEVER, NEVER, minute(1), NEVER));
        assertThat(after(Parameter.MEAN_BP)).isEqualTo(vitals(NEVER, NEVER, minute(1), NEVER));
        assertThat(after(Parameter.DIASTOLIC_BP)).isEqualTo(NewestData.NOTHING);
        assertThat(after(Parameter.SPO2)).isEqualTo(vitals(NEVER, NEVER, NEVER, minute(1)));
        assertThat(after(Parameter.HEART_RATE)).isEqualTo(NewestData.NOTHING);
    }

    @Test
    void aMonitorIsAFeedOfItsOwnAndAnArtefactIsNothing() {
        assertThat(NewestData.NOTHING.with(measured(1, 1, Parameter.SPO2, Method.CONTINUOUS, false)))
                .isEqualTo(vitals(minute(1), NEVER, NEVER, minute(1)));
        assertThat(NewestData.NOTHING.with(measured(1, 1, Parameter.HEART_RATE, Method.CONTINUOUS, false)))
                .isEqualTo(vitals(minute(1), NEVER, NEVER, NEVER));
        assertThat(NewestData.NOTHING.with(measured(1, 1, Parameter.SPO2, Method.CONTINUOUS, true)))
                .isEqualTo(NewestData.NOTHING);
    }

    /** Samples that moved nothing but a known code come in runs. */
    @Test
    void aRunOfSamplesIsHeardOfWhatItSampled() {
        SamplesMoved.Run run = new SamplesMoved.Run(minute(0), minute(1), 60, 0);
        assertThat(NewestData.NOTHING.with(
                        new SamplesMoved(Scene.header(1, 1), "ARTERIAL_LINE/PRESSURE", "e", List.of(run))))
                .isEqualTo(vitals(minute(1), NEVER, minute(1), NEVER));
    }

    @Test
    void theNewerCountsAndAClockThatRunsAheadIsNotBelieved() {
        NewestData first = NewestData.NOTHING.with(measured(5, 5, Parameter.TEMPERATURE, Method.SPOT, false));
        assertThat(first.with(measured(3, 6, Parameter.TEMPERATURE, Method.SPOT, false)))
                .isEqualTo(first);
        assertThat(first.with(measured(9, 7, Parameter.TEMPERATURE, Method.SPOT, false))
                        .temperature())
                .isEqualTo(minute(7));
    }

    @Test
    void aScoreIsAnAssessmentAndALevelOnlyACheck() {
        assertThat(NewestData.NOTHING.with(found(1, new Finding.Ice(10))).neuro())
                .isEqualTo(minute(1));
        assertThat(NewestData.NOTHING.with(found(1, new Finding.Capd(3))).neuro())
                .isEqualTo(minute(1));
        NewestData level = NewestData.NOTHING.with(found(1, new Finding.Consciousness(Finding.Level.ALERT)));
        assertThat(level.neuro()).isEqualTo(NEVER);
        assertThat(level.neuroCheck()).isEqualTo(minute(1));
        assertThat(NewestData.NOTHING.with(found(1, new Finding.Tremor()))).isEqualTo(NewestData.NOTHING);
    }

    @Test
    void aTherapyIsHeardOfOnceWhenItBeganOrWhenItWasTold() {
        NewestData infused = NewestData.NOTHING.with(therapy(1, 9, Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED));
        assertThat(infused.therapy()).isEqualTo(minute(9));
        assertThat(NewestData.NOTHING
                        .with(therapy(9, 1, Product.BLINATUMOMAB, TherapyPhase.STARTED))
                        .therapy())
                .isEqualTo(minute(9));
        assertThat(infused.with(therapy(20, 20, Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED)))
                .isEqualTo(infused);
        assertThat(NewestData.NOTHING.with(therapy(1, 1, Product.BLINATUMOMAB, TherapyPhase.STOPPED)))
                .isEqualTo(NewestData.NOTHING);
    }

    private static NewestData after(Parameter parameter) {
        return NewestData.NOTHING.with(measured(1, 1, parameter, Method.SPOT, false));
    }

    private static NewestData vitals(Instant continuous, Instant temperature, Instant pressure, Instant saturation) {
        return new NewestData(continuous, temperature, pressure, saturation, NEVER, NEVER, NEVER);
    }
}

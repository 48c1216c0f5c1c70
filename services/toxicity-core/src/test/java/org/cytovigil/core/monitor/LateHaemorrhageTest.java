// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.alerting.Priority;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

class LateHaemorrhageTest {
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final Instant START = Instant.parse("2026-01-15T08:01:00Z");

    /** Its instant is settled by the time that it is charted; the page must not depend on that. */
    @Test
    void aHaemorrhageThatIsChartedAfterLaterVitalSignsPagesAtOnce() {
        PatientMonitor monitor = new PatientMonitor(
                PATIENT,
                PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()),
                new MemoryHistory(),
                PatientState.EMPTY);
        for (int minute = 0; minute <= 60; minute++) {
            Instant at = START.plus(Duration.ofMinutes(minute));
            monitor.accept(List.of(saturation(at)), at);
        }
        Instant bled = START.plus(Duration.ofMinutes(30));
        Instant now = START.plus(Duration.ofMinutes(61));
        Fact charted = new NeuroFinding(header("bleeding", bled, now), new Finding.Haemorrhage(true));
        assertThat(alerts(monitor.accept(List.of(charted), now)))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.transition()).isEqualTo(AlertStep.Transition.RAISED);
                    assertThat(step.priority()).isEqualTo(Priority.HIGH);
                    assertThat(step.page()).isTrue();
                    assertThat(step.at()).isEqualTo(bled);
                });
    }

    private static List<AlertStep> alerts(List<Outcome> outcomes) {
        List<AlertStep> steps = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Alerted alerted && alerted.step().cause() == AlertCause.HAEMORRHAGE) {
                steps.add(alerted.step());
            }
        }
        return steps;
    }

    private static Fact saturation(Instant at) {
        return new Measured(header("s" + at, at, at), Parameter.SPO2, Quantity.of("97"), Site.UNSPECIFIED, Method.SPOT);
    }

    private static FactHeader header(String id, Instant at, Instant arrivedAt) {
        return new FactHeader(PATIENT, id, at, arrivedAt, "", FactStatus.FINAL);
    }
}

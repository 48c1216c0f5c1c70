// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.history.MemoryHistory;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;

class FirstAssessmentTest {
    private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

    @Test
    void aPatientConnectedDaysAfterTheInfusionIsNotOverdueAtOnce() {
        PatientKey patient = new PatientKey("p1");
        PatientMonitor monitor = new PatientMonitor(
                patient,
                PatientMonitor.wiring(GradingCatalogue.standard(), GradingRules.defaults()),
                new MemoryHistory(),
                PatientState.EMPTY);
        FactHeader header = new FactHeader(patient, "t1", NOW.minus(Duration.ofHours(60)), NOW, "", FactStatus.FINAL);
        TherapyStep infused =
                new TherapyStep(header, Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED, null, null, null, null);
        assertThat(monitor.accept(List.of(infused), NOW)).noneMatch(Outcome.Alerted.class::isInstance);
        assertThat(monitor.tick(NOW.plus(Duration.ofHours(16)))).anyMatch(Outcome.Alerted.class::isInstance);
    }
}

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
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstAssessmentTest {
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

    @Test
    void aPatientConnectedDaysAfterTheInfusionIsNotOverdueAtOnce() {
        PatientMonitor monitor = monitor();
        TherapyStep infused = step(Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED);
        assertThat(monitor.accept(List.of(infused), NOW)).noneMatch(Outcome.Alerted.class::isInstance);
        assertThat(monitor.tick(NOW.plus(Duration.ofHours(16)))).anyMatch(Outcome.Alerted.class::isInstance);
    }

    /** Nobody asks for ICE because of a tablet: such a page would teach people not to listen. */
    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"NILOTINIB", "IMATINIB", "INOTUZUMAB_OZOGAMICIN", "ASPARAGINASE_ERWINIA_RYWN"})
    void noAssessmentIsDueWithATherapyOfWhichNoIcansIsExpected(Product product) {
        PatientMonitor monitor = monitor();
        assertThat(monitor.accept(List.of(step(product, TherapyPhase.STARTED)), NOW))
                .noneMatch(Outcome.Alerted.class::isInstance);
        assertThat(monitor.tick(NOW.plus(Duration.ofHours(16)))).noneMatch(Outcome.Alerted.class::isInstance);
    }

    private static PatientMonitor monitor() {
        return new PatientMonitor(
                PATIENT,
                PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()),
                new MemoryHistory(),
                PatientState.EMPTY);
    }

    private static TherapyStep step(Product product, TherapyPhase phase) {
        FactHeader header = new FactHeader(PATIENT, "t1", NOW.minus(Duration.ofHours(60)), NOW, "", FactStatus.FINAL);
        return new TherapyStep(header, product, phase, null, null, null, null);
    }
}

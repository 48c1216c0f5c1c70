// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.cytovigil.core.grading.secondary.HighDoseSignal;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scale.astcticans.NeuroSignal;
import org.cytovigil.core.scale.astcticans.SedationSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.WeightSignal;
import org.junit.jupiter.api.Test;

/** What stores and readers rely on for every signal of every scale. */
class SignalsTest {
    @Test
    void everySignalHasAStableNameOfItsOwn() {
        assertThat(PatientMonitor.graph(GradingCatalogue.known(), GradingRules.defaults())
                        .signals())
                .extracting(Signal::name)
                .doesNotHaveDuplicates()
                .doesNotContain("")
                .contains(
                        "neurology",
                        "sedation-or-block",
                        "pump-telemetry",
                        "high-dose-lines",
                        "coagulation-product",
                        "organ-value-alt");
    }

    @Test
    void aSignalThatConsultsAnotherSaysSo() {
        assertThat(NeuroSignal.INSTANCE.dependsOn()).containsExactly(SedationSignal.INSTANCE);
        assertThat(HighDoseSignal.INSTANCE.dependsOn()).containsExactly(WeightSignal.INSTANCE);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** What is kept of a patient stays bounded (docs/clinical/time.md#bounded-state, docs/adr/0005). */
class StateSizeTest {
    private static final int KIB = 1024;

    @Test
    void threeDaysAtOneHertzStaySmall() {
        MonitoredStay.Size size = new MonitoredStay(
                        PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()), 1)
                .run(Duration.ofDays(3));
        assertThat(size.all()).isLessThanOrEqualTo(256 * KIB);
        assertThat(size.hot()).isLessThanOrEqualTo(8 * KIB);
    }
}

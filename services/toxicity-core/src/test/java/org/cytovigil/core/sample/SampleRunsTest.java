// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRunsTest {
    private static final Instant T0 = Instant.parse("2026-01-15T08:00:00Z");

    @Test
    void theFirstRunThatEndsIsFoundAmongMany() {
        List<SampleRun> runs = new ArrayList<>();
        for (int second = 0; second < 100; second++) {
            SampleRuns.append(runs, T0.plusSeconds(second), second / 3 + 1);
        }
        assertThat(runs).hasSize(34);
        for (int second = 0; second < 100; second++) {
            assertThat(SampleRuns.firstThatEnds(runs, T0.plusSeconds(second))).isEqualTo(second / 3);
        }
        assertThat(SampleRuns.firstThatEnds(runs, T0.minusSeconds(1))).isZero();
        assertThat(SampleRuns.firstThatEnds(runs, T0.plusSeconds(100))).isEqualTo(34);
        assertThat(SampleRuns.firstThatEnds(List.of(), T0)).isZero();
    }
}

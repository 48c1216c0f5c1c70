// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed of long ago, read sample by sample: what counts from a whole minute on is judged there, by its own clock. */
class RecordedFeedTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");
    private final PatientMonitor monitor = new PatientMonitor(
            PATIENT,
            PatientMonitor.graph(GradingCatalogue.chosen(List.of("news2-2017")), GradingRules.defaults()),
            new MemoryHistory(),
            PatientState.EMPTY);
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void aSampleCountsAtItsMinute(int tickEvery) {
        Instant arrived = START.plus(Duration.ofDays(90));
        for (int second = 0; second < 120; second++) {
            Instant now = arrived.plusSeconds(second);
            take(heart(second, second < 20 ? "70" : "140", now));
            if (second == 24) {
                take(new Measured(
                        header("breaths", 24, now),
                        Parameter.RESPIRATORY_RATE,
                        Quantity.of("16"),
                        Site.UNSPECIFIED,
                        Method.SPOT));
            }
            if (tickEvery > 0 && second % tickEvery == 0) {
                tell(monitor.tick(now));
            }
        }
        assertThat(told).contains("2026-01-15T08:01:00Z 3");
    }

    private void take(Fact fact) {
        tell(monitor.accept(List.of(fact), fact.arrivedAt()));
    }

    private void tell(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Graded graded) {
                var span = graded.line().span();
                told.add(span.from() + " " + span.assessment().grade());
            }
        }
    }

    private static Measured heart(int second, String rate, Instant arrived) {
        return new Measured(
                header("h" + second, second, arrived),
                Parameter.HEART_RATE,
                Quantity.of(rate),
                Site.UNSPECIFIED,
                Method.CONTINUOUS);
    }

    private static FactHeader header(String id, int second, Instant arrived) {
        return new FactHeader(PATIENT, id, START.plusSeconds(second), arrived, "", FactStatus.FINAL);
    }
}

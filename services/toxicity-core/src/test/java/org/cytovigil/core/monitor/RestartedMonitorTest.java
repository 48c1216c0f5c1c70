// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** What a monitor remembers beside its kept state makes it faster, never different: another process goes on alike. */
class RestartedMonitorTest {
    private static final SignalGraph WIRING =
            PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults());

    private static final int SEQUENCES = Integer.getInteger("sequences", 350);

    @Test
    void aMonitorThatGoesOnFromItsStatePublishesWhatAnUninterruptedOneDoes() {
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            List<Fact> facts = Scenario.of(seed).facts();
            assertThat(published(facts, new Random(seed), 40))
                    .as("seed %d", seed)
                    .isEqualTo(published(facts, new Random(seed), 0));
        }
    }

    /** All outcomes, from a monitor that is replaced by one on its state after so many of a hundred facts. */
    private static List<Outcome> published(List<Fact> facts, Random random, int percent) {
        MemoryHistory history = new MemoryHistory();
        PatientKey patient = facts.get(0).patient();
        PatientMonitor monitor = new PatientMonitor(patient, WIRING, history, PatientState.EMPTY);
        List<Outcome> outcomes = new ArrayList<>();
        Instant now = Instant.MIN;
        for (Fact fact : facts) {
            now = fact.arrivedAt().isAfter(now) ? fact.arrivedAt() : now;
            outcomes.addAll(monitor.tick(now));
            outcomes.addAll(monitor.accept(List.of(fact), now));
            if (random.nextInt(100) < percent) {
                monitor = new PatientMonitor(patient, WIRING, history, monitor.state());
            }
        }
        return outcomes;
    }
}

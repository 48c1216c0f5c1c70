// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** A thousand late results of one patient: they wait for the next timer, so that other patients have their turn. */
class FloodTest {
    private static final SignalGraph WIRING =
            PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults());
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final int RESULTS = 400;

    private final MemoryHistory history = new MemoryHistory();
    private PatientMonitor monitor = new PatientMonitor(PATIENT, WIRING, history, PatientState.EMPTY);
    private final List<Outcome> outcomes = new ArrayList<>();

    private void take(Fact fact) {
        outcomes.addAll(monitor.accept(List.of(fact), NOW));
    }

    private static FactHeader header(String id, Instant at) {
        return new FactHeader(PATIENT, id, at, NOW, "", FactStatus.FINAL);
    }

    private static Fact temperature(String id, Instant at, String value) {
        return new Measured(
                header(id, at),
                Parameter.TEMPERATURE,
                new Quantity(new BigDecimal(value), Quantity.Bound.EXACT),
                Site.UNSPECIFIED,
                Method.SPOT,
                null,
                null,
                false,
                false,
                null);
    }

    private void flood() {
        take(temperature("newest", NOW, "37.0"));
        for (int result = 0; result < RESULTS; result++) {
            take(temperature("r" + result, NOW.minusSeconds(60 + result), result == RESULTS - 1 ? "38.6" : "37.1"));
        }
        take(new NeuroFinding(header("seizure", NOW.minusSeconds(30)), new Finding.Seizure(true, null, null)));
    }

    @Test
    void whatWaitsIsDueAtOnceAndJudgedByTheNextTimer() {
        flood();
        assertThat(outcomes).as("nothing is said of what waits").noneMatch(FloodTest::isSeizure);
        assertThat(monitor.nextDue()).isEqualTo(NOW);
        assertThat(monitor.state().flood().waiting()).contains("r" + (RESULTS - 1), "seizure");
        outcomes.addAll(monitor.tick(NOW));
        assertJudged();
    }

    @Test
    void whatWaitsSurvivesARestart() {
        flood();
        monitor = new PatientMonitor(PATIENT, WIRING, history, monitor.state());
        outcomes.addAll(monitor.tick(NOW));
        assertJudged();
    }

    @Test
    void whatComesAfterTheFloodIsJudgedAtOnceWithAllThatWaited() {
        flood();
        Fact next = temperature("next", NOW.plusSeconds(2), "37.2");
        outcomes.addAll(monitor.accept(List.of(next), NOW.plusSeconds(2)));
        assertJudged();
    }

    private void assertJudged() {
        assertThat(monitor.state().flood().waiting()).isEmpty();
        assertThat(monitor.nextDue()).isAfter(NOW);
        assertThat(outcomes).anyMatch(FloodTest::isSeizure);
        assertThat(outcomes)
                .anyMatch(outcome -> outcome instanceof Outcome.Graded graded
                        && graded.line().system().equals("astct-crs-2019")
                        && graded.line().span().assessment().grade() == 1
                        && graded.line().span().from().equals(NOW.minusSeconds(60 + RESULTS - 1)));
    }

    private static boolean isSeizure(Outcome outcome) {
        return outcome instanceof Outcome.Alerted alerted
                && "astct-icans-2019".equals(alerted.step().system());
    }
}

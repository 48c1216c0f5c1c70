// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.grader.store.StateCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A monitor that is written and read again with every event tells the same as one that never stops
 * (docs/clinical/time.md#restart).
 */
class RestartTest {
    private static final int EVENTS = 10_000;

    /** Each event writes and reads the state of every scale. */
    private static final int EVENTS_OF_EVERY_SCALE = 1_000;

    static List<GradingCatalogue> catalogues() {
        return List.of(GradingCatalogue.standard(), GradingCatalogue.known());
    }

    @ParameterizedTest(name = "scales {index}")
    @MethodSource("catalogues")
    void whatIsWrittenAndReadAgainTellsTheSame(GradingCatalogue catalogue) {
        SignalGraph graph = PatientMonitor.graph(catalogue, GradingRules.defaults());
        StateCodec codec = new StateCodec(graph);
        WardStream ward = new WardStream(40, 3);
        Map<PatientKey, PatientMonitor> steady = new HashMap<>();
        Map<PatientKey, MemoryHistory> histories = new HashMap<>();
        Map<PatientKey, byte[]> kept = new HashMap<>();
        List<Fact> events = ward.admissions();
        boolean many = catalogue.systems().size()
                > GradingCatalogue.standard().systems().size();
        events.addAll(ward.next(many ? EVENTS_OF_EVERY_SCALE : EVENTS));
        for (Fact fact : events) {
            PatientKey patient = fact.patient();
            PatientMonitor never = steady.computeIfAbsent(
                    patient, key -> new PatientMonitor(key, graph, new MemoryHistory(), PatientState.EMPTY));
            byte[] bytes = kept.get(patient);
            PatientMonitor again = new PatientMonitor(
                    patient,
                    graph,
                    histories.computeIfAbsent(patient, key -> new MemoryHistory()),
                    bytes == null ? PatientState.EMPTY : codec.state(bytes));
            assertThat(again.accept(List.of(fact), fact.arrivedAt()))
                    .as("%s", fact)
                    .isEqualTo(never.accept(List.of(fact), fact.arrivedAt()));
            kept.put(patient, codec.write(again.state()));
        }
    }
}

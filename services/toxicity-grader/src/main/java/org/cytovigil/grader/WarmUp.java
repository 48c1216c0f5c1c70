// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.grader.store.StateCodec;

/**
 * Grades made-up patients in memory before the first real one comes, so that the machine has loaded and compiled what
 * grading needs: the first page must not be slower than the hundredth.
 */
final class WarmUp {
    private static final int PATIENTS = 40;
    private static final int READINGS = 12;

    private final SignalGraph graph;
    private final StateCodec codec;

    WarmUp(SignalGraph graph) {
        this.graph = graph;
        this.codec = new StateCodec(graph);
    }

    void run() {
        for (int number = 0; number < PATIENTS; number++) {
            grade(new PatientKey("rehearsal-" + number));
        }
    }

    private void grade(PatientKey patient) {
        MemoryHistory history = new MemoryHistory();
        PatientState state = PatientState.EMPTY;
        Instant at = Instant.EPOCH.plus(Duration.ofDays(10_000));
        for (int reading = 0; reading < READINGS; reading++) {
            PatientMonitor monitor = new PatientMonitor(patient, graph, history, state);
            var unused = monitor.accept(readings(patient, at, reading), at);
            var unusedTimers = monitor.tick(at.plus(Duration.ofMinutes(16)));
            state = codec.state(codec.write(monitor.state()));
            at = at.plus(Duration.ofMinutes(20));
        }
    }

    private static List<Fact> readings(PatientKey patient, Instant at, int number) {
        return List.of(
                measured(patient, at, "t" + number, Parameter.TEMPERATURE, number < 3 ? "37.1" : "39.2"),
                measured(patient, at, "s" + number, Parameter.SYSTOLIC_BP, number < 6 ? "118" : "82"),
                measured(patient, at, "o" + number, Parameter.SPO2, "93"),
                new OxygenSupport(
                        header(patient, at, "d" + number),
                        OxygenDevice.NASAL_CANNULA,
                        BigDecimal.valueOf(number),
                        null,
                        OxygenIndication.RESPIRATORY));
    }

    private static Measured measured(PatientKey patient, Instant at, String id, Parameter parameter, String value) {
        return new Measured(header(patient, at, id), parameter, Quantity.of(value), Site.UNSPECIFIED, Method.SPOT);
    }

    private static FactHeader header(PatientKey patient, Instant at, String id) {
        return new FactHeader(patient, id, at, at, "", FactStatus.FINAL);
    }
}

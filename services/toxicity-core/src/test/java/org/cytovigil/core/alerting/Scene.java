// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/** Facts by minutes from an instant, and situations that the rules judge. */
final class Scene {
    static final Instant T0 = Instant.parse("2026-01-15T08:00:00Z");
    static final PatientKey PATIENT = new PatientKey("p1");
    static final GradingRules RULES = GradingRules.defaults();

    private Scene() {}

    static Instant minute(int minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }

    /** A situation at a minute, with grades that have held since an hour before. */
    static Situation at(int minutes, NewestData newestData, Map<String, Integer> grades) {
        return at(minutes, newestData, List.of(), grades);
    }

    /** A situation at a minute, with what monitors have sent unchanged. */
    static Situation at(int minutes, NewestData newestData, List<SteadyValue> steady) {
        return at(minutes, newestData, steady, Map.of());
    }

    private static Situation at(
            int minutes, NewestData newestData, List<SteadyValue> steady, Map<String, Integer> grades) {
        Map<String, ScaleNews> scales = new TreeMap<>();
        grades.forEach((system, grade) -> {
            GradeHistory history = new GradeHistory(Steps.of(grade));
            scales.put(system, new ScaleNews(history, history, null, null, List.of()));
        });
        return new Situation(
                PATIENT,
                SignalStates.empty(RULES, AlertPolicy.SIGNALS),
                newestData,
                steady,
                List.of(),
                minute(minutes),
                scales);
    }

    static FactHeader header(int at, int arrived) {
        return new FactHeader(PATIENT, "f" + at, minute(at), minute(arrived), "", FactStatus.FINAL);
    }

    static Fact measured(int at, int arrived, Parameter parameter, Method method, boolean artefact) {
        return new Measured(
                header(at, arrived),
                parameter,
                Quantity.of("97"),
                Site.UNSPECIFIED,
                method,
                null,
                null,
                false,
                artefact);
    }

    static Fact found(int at, Finding finding) {
        return new NeuroFinding(header(at, at), finding);
    }

    static Fact therapy(int at, int arrived, Product product, TherapyPhase phase) {
        return new TherapyStep(header(at, arrived), product, phase, null, null, null, null);
    }

    static Fact rate(int at, String drug, String dose) {
        return new MedicationAction(header(at, at), drug, MedicationVerb.RATE, new BigDecimal(dose), "ug/d");
    }
}

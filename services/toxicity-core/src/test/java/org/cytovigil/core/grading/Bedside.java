// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.jspecify.annotations.Nullable;

/** Facts of one patient, written by how long ago they were, and what a scale says of them now. */
final class Bedside {
    private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final Map<String, ConvergedGrades> GRADES = new ConcurrentHashMap<>();
    private final List<Fact> facts = new ArrayList<>();

    /** What holds now; what nothing bears on counts as nothing known. */
    Assessment now(String system) {
        return GRADES.computeIfAbsent(system, Bedside::grades).lines(facts, NOW).stream()
                .map(line -> line.span().assessment())
                .reduce((earlier, later) -> later)
                .orElse(new Assessment(0, 4, Completeness.PARTIAL, java.util.Set.of(), List.of(), List.of()));
    }

    private static ConvergedGrades grades(String system) {
        return new ConvergedGrades(GradingCatalogue.chosen(List.of(system)), GradingRules.defaults());
    }

    void aged(int years, @Nullable Baseline baseline) {
        facts.add(new PatientDetails(
                header(Duration.ofDays(10)), null, new BigDecimal(years), null, null, null, null, baseline));
    }

    void measured(Duration ago, Parameter parameter, String value) {
        measured(ago, parameter, value, Method.SPOT);
    }

    void measured(Duration ago, Parameter parameter, String value, Method method) {
        facts.add(new Measured(header(ago), parameter, Quantity.of(value), Site.UNSPECIFIED, method));
    }

    void drug(Duration ago, String name, MedicationVerb verb) {
        facts.add(new MedicationAction(header(ago), name, verb, null, null));
    }

    /** Device, then its flow in L/min and its indication where they are given. */
    void oxygen(Duration ago, String words) {
        String[] parts = words.split(" ", -1);
        OxygenIndication indication = OxygenIndication.RESPIRATORY;
        BigDecimal flow = null;
        for (int i = 1; i < parts.length; i++) {
            if (Character.isDigit(parts[i].charAt(0))) {
                flow = new BigDecimal(parts[i]);
            } else {
                indication = OxygenIndication.valueOf(parts[i]);
            }
        }
        facts.add(new OxygenSupport(header(ago), OxygenDevice.valueOf(parts[0]), flow, null, indication));
    }

    void found(Duration ago, Finding finding) {
        facts.add(new NeuroFinding(header(ago), finding));
    }

    void seizure(Duration ago, @Nullable Duration lasted, @Nullable Boolean returned) {
        Instant ended = lasted == null ? null : NOW.minus(ago).plus(lasted);
        found(ago, new Finding.Seizure(true, ended, returned));
    }

    void judged(Duration ago, Toxicity toxicity, Cause cause) {
        facts.add(new CauseJudged(header(ago), toxicity, cause, ""));
    }

    private FactHeader header(Duration ago) {
        Instant at = NOW.minus(ago);
        return new FactHeader(PATIENT, "f" + facts.size(), at, at, "", FactStatus.FINAL);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.FactSet;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;

/** The converged view of a file of facts: the same whatever the order of its lines (grading.md 7). */
public record ConvergedGrades(GradingCatalogue catalogue, GradingRules rules) {
    /** A grade of a patient on a scale from an instant on. */
    public record Line(PatientKey patient, String system, GradeSpan span) {}

    /**
     * All lines in order of patient, scale and event time.
     *
     * @param until facts later than this are left out and timers up to it take effect; null for the last event of
     *     each patient
     */
    public List<Line> lines(Collection<? extends Fact> facts, @Nullable Instant until) {
        Map<String, List<Fact>> byPatient = new TreeMap<>();
        for (Fact fact : facts) {
            if (until == null || !fact.at().isAfter(until)) {
                byPatient
                        .computeIfAbsent(fact.patient().value(), key -> new ArrayList<>())
                        .add(fact);
            }
        }
        List<Line> lines = new ArrayList<>();
        byPatient.forEach((patient, own) -> {
            Instant last = own.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            Chart chart = FactSet.of(own).chart();
            for (GradingSystem system : catalogue.systems()) {
                for (GradeSpan span : system.timeline(chart, until == null ? last : until, rules)
                        .spans()) {
                    lines.add(new Line(new PatientKey(patient), system.id(), span));
                }
            }
        });
        return lines;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;

/** What a scale says that has an evaluator of its own elsewhere; told once for each history. */
final class OtherScale {
    private static final ThreadLocal<OtherScale> LAST = new ThreadLocal<>();

    private final List<Fact> facts;
    private final String id;
    private final NavigableMap<Instant, Integer> grades = new TreeMap<>();

    private OtherScale(List<Fact> facts, String id) {
        this.facts = facts;
        this.id = id;
        Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
        new ConvergedGrades(GradingCatalogue.chosen(List.of(id)), GradingRules.defaults())
                .lines(facts, end)
                .forEach(line ->
                        grades.put(line.span().from(), line.span().assessment().grade()));
    }

    /** Its grade at the instant of a chart, 0 before its first. */
    static int grade(Chart chart, String id) {
        OtherScale last = LAST.get();
        if (last == null || !last.id.equals(id) || !last.facts.equals(chart.all())) {
            last = new OtherScale(chart.all(), id);
            LAST.set(last);
        }
        var at = last.grades.floorEntry(chart.now());
        return at == null ? 0 : at.getValue();
    }
}

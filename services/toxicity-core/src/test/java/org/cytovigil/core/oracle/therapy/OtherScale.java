// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;

/** What a scale says that has an evaluator of its own elsewhere; told once for each history. */
final class OtherScale {
    private static final ThreadLocal<Map<String, OtherScale>> LAST = ThreadLocal.withInitial(HashMap::new);

    private final List<Fact> facts;
    private final NavigableMap<Instant, Integer> grades = new TreeMap<>();

    private OtherScale(List<Fact> facts, String id) {
        this.facts = facts;
        Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
        new ConvergedGrades(GradingCatalogue.chosen(List.of(id)), GradingRules.defaults())
                .lines(facts, end)
                .forEach(line ->
                        grades.put(line.span().from(), line.span().assessment().grade()));
    }

    /** Its grade at the instant of a chart, -1 before its first line. */
    static int grade(Chart chart, String id) {
        OtherScale last = LAST.get().get(id);
        if (last == null || !last.facts.equals(chart.all())) {
            last = new OtherScale(chart.all(), id);
            LAST.get().put(id, last);
        }
        var at = last.grades.floorEntry(chart.now());
        return at == null ? -1 : at.getValue();
    }
}

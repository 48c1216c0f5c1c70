// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Lines that hold at the end, read as a step function, are the converged view; for seeded sequences in any order. */
class ConvergenceTest {
    private static final PatientKey PATIENT = new PatientKey("p1");
    /** Nothing is too old, so that no order of arrival loses a fact. */
    private static final GradingRules RULES = GradingRules.from(Map.of("alert.horizon", "P60D"));

    private static final int SEQUENCES = Integer.getInteger("sequences", 600);

    @Test
    void publishedLinesConvergeWhateverTheOrderOfArrival() {
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            Random random = new Random(seed);
            List<Fact> facts = Scenario.of(seed).inAnotherOrder(seed);
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            assertThat(known(published(facts, end, random, GradingCatalogue.standard())))
                    .as("seed %d", seed)
                    .isEqualTo(known(converged(facts, end, GradingCatalogue.standard())));
        }
    }

    /** Between topics a record may overtake another, and what nobody reads takes back what somebody would. */
    @Test
    void aCorrectionThatNoScaleReadsHoldsAlsoBeforeWhatItCorrects() {
        Instant at = Instant.parse("2026-01-15T08:00:00Z");
        Fact temperature = measured("t1", at, Parameter.TEMPERATURE, "37.0");
        Fact pressure = measured("e34", at, Parameter.SYSTOLIC_BP, "118");
        FactHeader later = new FactHeader(PATIENT, "e34", at, at.plusSeconds(60), "", FactStatus.CORRECTED);
        Fact instead =
                new ClinicalFinding(later, FindingKind.HEPATOMEGALY, new FindingValue.Present(true), null, null, "");
        for (List<Fact> facts : List.of(
                List.of(temperature, pressure, instead),
                List.of(instead, temperature, pressure),
                List.of(temperature, instead, pressure))) {
            assertThat(known(published(facts, at, new Random(1), GradingCatalogue.standard())))
                    .isEqualTo(known(converged(List.of(temperature), at, GradingCatalogue.standard())));
        }
    }

    private static Fact measured(String id, Instant at, Parameter parameter, String value) {
        return new Measured(
                new FactHeader(PATIENT, id, at, at, "", FactStatus.FINAL),
                parameter,
                new Quantity(new BigDecimal(value), Quantity.Bound.EXACT),
                Site.UNSPECIFIED,
                Method.SPOT,
                null,
                null,
                false,
                false,
                null);
    }

    /** From where on something is known: what was told before and taken back cannot be unsaid but as "nothing known". */
    static Map<String, List<String>> known(Map<String, List<String>> steps) {
        steps.values().removeIf(list -> {
            boolean nothing = list.get(0).endsWith(" 0 4 PARTIAL []");
            return nothing && list.remove(0) != null && list.isEmpty();
        });
        return steps;
    }

    static Map<String, List<String>> published(
            List<Fact> arrivals, Instant end, Random random, GradingCatalogue catalogue) {
        PatientMonitor monitor = new PatientMonitor(
                PATIENT, PatientMonitor.graph(catalogue, RULES), new MemoryHistory(), PatientState.EMPTY);
        List<PublishedLine> lines = new ArrayList<>();
        int next = 0;
        while (next < arrivals.size()) {
            int batch = Math.min(arrivals.size() - next, 1 + random.nextInt(4));
            collect(monitor.accept(arrivals.subList(next, next + batch), end), lines);
            next += batch;
        }
        collect(monitor.tick(end), lines);
        return holding(lines);
    }

    /** What no later line takes back, by scale. */
    static Map<String, List<String>> holding(List<PublishedLine> lines) {
        Set<String> superseded = new HashSet<>();
        lines.forEach(line -> superseded.addAll(line.supersedes()));
        Map<String, TreeMap<Instant, GradeSpan>> holding = new TreeMap<>();
        for (PublishedLine line : lines) {
            if (!superseded.contains(line.lineId())) {
                holding.computeIfAbsent(line.system(), key -> new TreeMap<>())
                        .put(line.span().from(), line.span());
            }
        }
        Map<String, List<String>> steps = new TreeMap<>();
        holding.forEach((system, spans) -> steps.put(system, steps(spans.values())));
        return steps;
    }

    static void collect(List<Outcome> outcomes, List<PublishedLine> lines) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Graded graded) {
                lines.add(graded.line());
            }
        }
    }

    static Map<String, List<String>> converged(List<Fact> facts, Instant end, GradingCatalogue catalogue) {
        return converged(facts, end, catalogue, RULES);
    }

    static Map<String, List<String>> converged(
            List<Fact> facts, Instant end, GradingCatalogue catalogue, GradingRules rules) {
        Map<String, List<GradeSpan>> spans = new TreeMap<>();
        new ConvergedGrades(catalogue, rules)
                .lines(facts, end)
                .forEach(line -> spans.computeIfAbsent(line.system(), key -> new ArrayList<>())
                        .add(line.span()));
        Map<String, List<String>> steps = new TreeMap<>();
        spans.forEach((system, list) -> steps.put(system, steps(list)));
        return steps;
    }

    /** Equal neighbours are one step. */
    private static List<String> steps(Iterable<GradeSpan> spans) {
        List<String> steps = new ArrayList<>();
        String last = "";
        for (GradeSpan span : spans) {
            String value = span.assessment().grade() + " " + span.assessment().upper() + " "
                    + span.assessment().completeness() + " " + span.assessment().flags();
            if (!value.equals(last)) {
                steps.add(span.from() + " " + value);
                last = value;
            }
        }
        return steps;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.history.MemoryHistory;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.Series;
import org.junit.jupiter.api.Test;

/** Lines that hold at the end, read as a step function, are the converged view; for seeded sequences in any order. */
class ConvergenceTest {
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final int SEQUENCES = 2_000;

    @Test
    void publishedLinesConvergeWhateverTheOrderOfArrival() {
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            Random random = new Random(seed);
            List<Fact> facts = facts(random);
            java.util.Collections.shuffle(facts, random);
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            assertThat(known(published(facts, end))).as("seed %d", seed).isEqualTo(known(converged(facts, end)));
        }
    }

    /** From where on something is known: what was told before and taken back cannot be unsaid but as "nothing known". */
    private static Map<String, List<String>> known(Map<String, List<String>> steps) {
        steps.values().removeIf(list -> {
            boolean nothing = list.get(0).endsWith(" 0 4 PARTIAL []");
            return nothing && list.remove(0) != null && list.isEmpty();
        });
        return steps;
    }

    private static Map<String, List<String>> published(List<Fact> arrivals, Instant end) {
        PatientMonitor monitor = new PatientMonitor(
                PATIENT,
                PatientMonitor.wiring(GradingCatalogue.standard(), GradingRules.defaults()),
                new MemoryHistory(),
                PatientState.EMPTY);
        List<PublishedLine> lines = new ArrayList<>();
        for (Fact fact : arrivals) {
            collect(monitor.accept(List.of(fact), end), lines);
        }
        collect(monitor.tick(end), lines);
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

    private static void collect(List<Outcome> outcomes, List<PublishedLine> lines) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Graded graded) {
                lines.add(graded.line());
            }
        }
    }

    private static Map<String, List<String>> converged(List<Fact> facts, Instant end) {
        Map<String, List<GradeSpan>> spans = new TreeMap<>();
        new ConvergedGrades(GradingCatalogue.standard(), GradingRules.defaults())
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

    private static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        int count = 8 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            Instant at = START.plus(Duration.ofMinutes(random.nextInt(30 * 60)));
            Fact first = fact(random, header("f" + i, at, at, FactStatus.FINAL));
            facts.add(first);
            if (random.nextInt(6) == 0) {
                Instant later = at.plus(Duration.ofMinutes(10));
                boolean removed = random.nextBoolean();
                FactHeader header =
                        header("f" + i, at, later, removed ? FactStatus.ENTERED_IN_ERROR : FactStatus.CORRECTED);
                facts.add(corrected(random, first, header, removed));
            }
        }
        return facts;
    }

    /** A sample of a continuous feed is corrected as such: its id is not kept. */
    private static Fact corrected(Random random, Fact first, FactHeader header, boolean removed) {
        if (Series.of(first).isPresent()) {
            return removed
                    ? new Removed(header, Parameter.SPO2, Method.CONTINUOUS, Site.UNSPECIFIED)
                    : measured(header, Parameter.SPO2, 85 + random.nextInt(15), Method.CONTINUOUS);
        }
        Fact other = removed ? new Removed(header) : fact(random, header);
        return Series.of(other).isPresent() ? new Removed(header) : other;
    }

    private static FactHeader header(String id, Instant at, Instant arrived, FactStatus status) {
        return new FactHeader(PATIENT, id, at, arrived, "", status);
    }

    private static Fact fact(Random random, FactHeader header) {
        return switch (random.nextInt(7)) {
            case 0 -> measured(header, Parameter.TEMPERATURE, 36 + random.nextInt(4), Method.SPOT);
            case 1 -> measured(header, Parameter.SYSTOLIC_BP, 80 + random.nextInt(40), Method.SPOT);
            case 2 -> measured(header, Parameter.SPO2, 85 + random.nextInt(15), method(random));
            case 3 ->
                new OxygenSupport(
                        header,
                        any(random, OxygenDevice.class),
                        new BigDecimal(1 + random.nextInt(10)),
                        null,
                        OxygenIndication.RESPIRATORY);
            case 4 ->
                new MedicationAction(
                        header,
                        new String[] {"norepinephrine", "paracetamol", "vasopressin", "tocilizumab"}[random.nextInt(4)],
                        any(random, MedicationVerb.class),
                        null,
                        null);
            case 5 -> new NeuroFinding(header, new Finding.Ice(10, 10));
            default -> new NeuroFinding(header, finding(random));
        };
    }

    private static <E extends Enum<E>> E any(Random random, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.get(random.nextInt(constants.size()));
    }

    private static Method method(Random random) {
        return random.nextBoolean() ? Method.SPOT : Method.CONTINUOUS;
    }

    private static Finding finding(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Finding.Seizure(true, null, random.nextBoolean());
            case 1 -> new Finding.Consciousness(any(random, Finding.Level.class));
            default -> new Finding.Capd(random.nextInt(12));
        };
    }

    private static Measured measured(FactHeader header, Parameter parameter, int value, Method method) {
        Quantity quantity = Quantity.of(Integer.toString(value));
        return new Measured(header, parameter, quantity, Site.UNSPECIFIED, method, null, null, false, false);
    }
}

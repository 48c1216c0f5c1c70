// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.intake.FactFields;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.monitor.MergeResult;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Whatever happened to a patient: after a merge it has happened to the record that stays, and nothing to the other. */
class MergedRecordsTest {
    private static final PatientKey OLD = new PatientKey("p1");
    private static final PatientKey NEW = new PatientKey("new");
    /** Nothing is too old. */
    private static final GradingRules RULES = GradingRules.from(Map.of("alert.horizon", "P60D"));

    private static final GradingCatalogue SCALES = GradingCatalogue.known();
    private static final SignalGraph WIRING = PatientMonitor.graph(SCALES, RULES);
    private static final Intake INTAKE = new Intake();
    private static final int SEQUENCES = 60;

    /** A record, and what was told of it and still holds. */
    private static final class Bed {
        private final PatientMonitor monitor;
        private final Map<String, PublishedLine> lines = new TreeMap<>();
        private final Set<String> paged = new HashSet<>();

        Bed(PatientKey patient) {
            monitor = new PatientMonitor(patient, WIRING, new MemoryHistory(), PatientState.EMPTY);
        }

        void hear(List<Outcome> outcomes) {
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Outcome.Graded graded) {
                    graded.line().supersedes().forEach(lines::remove);
                    lines.put(graded.line().lineId(), graded.line());
                } else if (outcome instanceof Outcome.Alerted alerted) {
                    switch (alerted.step().transition()) {
                        case RAISED, REOPENED -> {
                            if (alerted.step().page()) {
                                paged.add(alerted.step().alertId());
                            }
                        }
                        case RETRACTED -> paged.remove(alerted.step().retracts());
                        case RESOLVED -> paged.remove(alerted.step().alertId());
                    }
                }
            }
        }

        /** What holds, as steps; what was taken back to "nothing known" is left out. */
        List<String> holding() {
            Map<String, TreeMap<Instant, GradeSpan>> spans = new TreeMap<>();
            lines.values()
                    .forEach(line -> spans.computeIfAbsent(line.system(), key -> new TreeMap<>())
                            .put(line.span().from(), line.span()));
            List<String> steps = new ArrayList<>();
            spans.forEach((system, own) -> {
                String last = " 0 4 PARTIAL []";
                for (GradeSpan span : own.values()) {
                    Assessment said = span.assessment();
                    String value =
                            " " + said.grade() + " " + said.upper() + " " + said.completeness() + " " + said.flags();
                    if (!value.equals(last)) {
                        steps.add(system + " " + span.from() + value);
                    }
                    last = value;
                }
            });
            return steps;
        }
    }

    private static PatientMerged merge(Instant at) {
        return new PatientMerged(new FactHeader(OLD, "m1", at, at, "adt", FactStatus.FINAL), NEW);
    }

    /** A scenario can tell of the future and of what cannot be, which no sender can. */
    private static Fact asSent(Fact fact) {
        if (fact instanceof SamplesMoved) {
            return fact;
        }
        IntakeResult result = INTAKE.accept(FactFields.of(fact), null);
        return result instanceof IntakeResult.Accepted accepted ? accepted.fact() : fact;
    }

    /** The pressures of one second stay together, since a feed sends them so. */
    private static int between(List<Fact> facts, int index) {
        int next = index;
        while (next > 0
                && next < facts.size()
                && Series.of(facts.get(next)).isPresent()
                && Series.of(facts.get(next)).equals(Series.of(facts.get(next - 1)))
                && facts.get(next).at().equals(facts.get(next - 1).at())) {
            next++;
        }
        return next;
    }

    @Test
    void theRecordThatStaysHasTheWholeHistoryAndTheOtherNone() {
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            List<Fact> facts = Scenario.withOneSampleEachSecond(seed).facts();
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            Bed old = new Bed(OLD);
            int before = between(facts, new Random(seed).nextInt(facts.size() + 1));
            facts.subList(0, before).forEach(fact -> old.hear(old.monitor.accept(List.of(fact), end)));
            Bed undisturbed = new Bed(OLD);
            facts.forEach(fact -> undisturbed.hear(undisturbed.monitor.accept(List.of(fact), end)));

            MergeResult departure = old.monitor.merge(merge(end), end);
            old.hear(departure.outcomes());
            Bed stays = new Bed(NEW);
            departure.leaving().forEach(fact -> stays.hear(stays.monitor.accept(List.of(asSent(fact)), end)));
            for (Fact later : facts.subList(before, facts.size())) {
                stays.hear(stays.monitor.accept(List.of(asSent(MovedFact.to(NEW, later))), end));
            }
            stays.hear(stays.monitor.tick(end));
            undisturbed.hear(undisturbed.monitor.tick(end));
            assertThat(stays.holding()).as("seed %d", seed).isEqualTo(undisturbed.holding());
            assertThat(old.holding()).as("seed %d", seed).isEmpty();
            assertThat(old.paged).as("seed %d", seed).isEmpty();
            assertThat(old.monitor.nextDue()).isEqualTo(Instant.MAX);
        }
    }

    @Test
    void offlineTheOrderOfLinesDoesNotMatterNorWhetherTheCopiesAreThere() {
        ConvergedGrades grades = new ConvergedGrades(SCALES, RULES);
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            List<Fact> facts = Scenario.of(seed).facts();
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            List<Fact> moved =
                    facts.stream().map(fact -> MovedFact.to(NEW, fact)).toList();
            List<ConvergedGrades.Line> expected = grades.lines(moved, end);

            Bed old = new Bed(OLD);
            facts.forEach(fact -> old.hear(old.monitor.accept(List.of(fact), end)));
            List<Fact> file = new ArrayList<>(facts);
            file.add(merge(end));
            Collections.shuffle(file, new Random(seed));
            assertThat(grades.lines(file, end)).as("seed %d", seed).isEqualTo(expected);
            file.addAll(old.monitor.merge(merge(end), end).leaving());
            Collections.shuffle(file, new Random(seed));
            assertThat(grades.lines(file, end)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}

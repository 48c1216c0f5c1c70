// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.explain.Evidence;
import org.cytovigil.core.explain.Explainer;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** A new scale is this package and the line that registers it: it grades, pages, and explains itself. */
class ToyScaleTest {
    private static final GradingCatalogue CATALOGUE =
            GradingCatalogue.standard().with(List.of(new Tachycardia()));
    private static final GradingRules RULES = GradingRules.defaults();
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final List<String> TEXT =
            List.of(".java", ".csv", ".md", ".yml", ".yaml", ".properties", ".json", ".avsc", ".sql", ".html", ".js");
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");

    @Test
    void itsLinesStandBesideTheOthers() {
        assertThat(converged(stay())).containsExactlyElementsOf(expected());
    }

    @Test
    void theMonitorPublishesTheSameLinesWhateverTheOrderOfArrival() {
        for (long seed = 1; seed <= 4; seed++) {
            List<Fact> facts = stay();
            Collections.shuffle(facts, new Random(seed));
            assertThat(published(facts)).as("seed %d", seed).isEqualTo(expected());
        }
    }

    @Test
    void itsRisesPageUnderItsName() {
        List<String> raised = new ArrayList<>();
        for (ArrivalReplay.Published told : new ArrivalReplay(CATALOGUE, RULES).run(stay(), null)) {
            if (told.outcome() instanceof Outcome.Alerted alerted
                    && alerted.step().cause() == AlertCause.GRADE_ROSE
                    && alerted.step().transition() == AlertStep.Transition.RAISED) {
                raised.add(alerted.step().priority() + " " + alerted.step().summary());
            }
        }
        assertThat(raised)
                .containsExactly("LOW fast heart rose from grade 0 to 1", "MEDIUM fast heart rose from grade 0 to 2");
    }

    @Test
    void itExplainsItselfByItsTable() {
        List<Fact> facts = stay();
        ConvergedGrades.Line third = new ConvergedGrades(CATALOGUE, RULES)
                .lines(facts, null).stream()
                        .filter(line -> line.system().equals(Tachycardia.ID)
                                && line.span().assessment().grade() == 2)
                        .findFirst()
                        .orElseThrow();
        assertThat(new Explainer(RULES, CATALOGUE, new Evidence(facts), ZoneOffset.UTC)
                        .grade(PATIENT, third.system(), third.span(), Instant.MAX, third.suggestions()))
                .contains(
                        "p1, from 2026-01-15 05:00 UTC: fast heart grade 2 (complete)",
                        "  Rule: a heart rate of 100/min or more is grade 1; the third run of it is grade 2 (a newcomer).");
    }

    @Test
    void itsPageIsItsTable() {
        assertThat(new Tachycardia().criteria().page()).isEqualTo("""
                        | criterion | condition | grade | text | source | missing |
                        | --- | --- | --- | --- | --- | --- |
                        | TACHYCARDIA | ONCE | 1 | a heart rate of 100/min or more | a newcomer | HEART_RATE |
                        | TACHYCARDIA | THIRD_TIME | 2 | the third run of it | a newcomer | HEART_RATE |
                        """);
    }

    /** Its package has four files; the line that registers it is in this test, and nothing else knows of it. */
    @Test
    void itIsOnePackageAndTheLineThatRegistersIt() throws IOException {
        assertThat(touched())
                .containsExactlyInAnyOrder(
                        "FastHeart.java",
                        "Tachycardia.java",
                        "package-info.java",
                        "toy-tachycardia-1.csv",
                        "ToyScaleTest.java");
        assertThat(CATALOGUE.systems())
                .hasSize(GradingCatalogue.standard().systems().size() + 1);
    }

    /** Every file of its package, and every one of the product and its documents that names it. */
    private static List<String> touched() throws IOException {
        List<String> touched = new ArrayList<>();
        for (String folder : List.of("services", "schemas", "docs", "config", "dashboards", "bench")) {
            try (Stream<Path> files = Files.walk(Path.of("..", "..").resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().contains("/target/"))
                        .filter(file -> TEXT.stream().anyMatch(file.toString()::endsWith))
                        .filter(file -> file.toString().contains("/grader/toy/")
                                || (!file.toString().contains("/src/test/")
                                        && (read(file).contains("toy-tachycardia")
                                                || read(file).contains("grader.toy"))))
                        .forEach(file -> touched.add(file.getFileName().toString()));
            }
        }
        return touched;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> expected() {
        return List.of("00:00 0", "01:00 1", "02:00 0", "03:00 1", "04:00 0", "05:00 2", "05:10 0");
    }

    /** By hand, then from a monitor at 1 Hz for ten minutes, the run of which is the third. */
    private static List<Fact> stay() {
        List<Fact> facts = new ArrayList<>();
        int[] rates = {80, 110, 90, 120, 70};
        for (int hour = 0; hour < rates.length; hour++) {
            facts.add(beat("h" + hour, START.plus(Duration.ofHours(hour)), rates[hour], Method.SPOT));
        }
        for (int second = 0; second <= 900; second++) {
            Instant at = START.plus(Duration.ofHours(5)).plusSeconds(second);
            facts.add(beat("s" + second, at, second < 600 ? 100 + second % 30 : 90, Method.CONTINUOUS));
        }
        return facts;
    }

    private static Measured beat(String id, Instant at, int rate, Method method) {
        FactHeader header = new FactHeader(PATIENT, id, at, at, "", FactStatus.FINAL);
        return new Measured(
                header, Parameter.HEART_RATE, Quantity.of(Integer.toString(rate)), Site.UNSPECIFIED, method);
    }

    private static List<String> converged(List<Fact> facts) {
        return new ConvergedGrades(CATALOGUE, RULES)
                .lines(facts, null).stream()
                        .filter(line -> line.system().equals(Tachycardia.ID))
                        .map(line -> written(
                                line.span().from(), line.span().assessment().grade()))
                        .toList();
    }

    private static void collect(List<Outcome> outcomes, NavigableMap<Instant, Integer> grades) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Graded graded
                    && graded.line().system().equals(Tachycardia.ID)) {
                grades.tailMap(graded.line().span().from(), true).clear();
                grades.put(
                        graded.line().span().from(),
                        graded.line().span().assessment().grade());
            }
        }
    }

    /** Each step goes on from what was kept, as after a restart. */
    private static List<String> published(List<Fact> facts) {
        SignalGraph graph = PatientMonitor.graph(CATALOGUE, RULES);
        MemoryHistory history = new MemoryHistory();
        PatientState state = PatientState.EMPTY;
        Instant now = START.plus(Duration.ofHours(6));
        TreeMap<Instant, Integer> grades = new TreeMap<>();
        for (Fact fact : facts) {
            PatientMonitor monitor = new PatientMonitor(PATIENT, graph, history, state);
            collect(monitor.accept(List.of(fact), now), grades);
            state = monitor.state();
        }
        // So many late ones wait for the next timer.
        collect(new PatientMonitor(PATIENT, graph, history, state).tick(now), grades);
        List<String> lines = new ArrayList<>();
        grades.forEach((at, grade) -> lines.add(written(at, grade)));
        return lines;
    }

    private static String written(Instant at, int grade) {
        return at.toString().substring(11, 16) + " " + grade;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.monitor.Outcome.Alerted;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Charting as it really is: sparse feeds, names of salts, rounded times, baselines. Each row of {@code
 * charting/outcomes.csv} names a recording, a scale, an instant, and what the line in force there must say.
 */
class ChartingTest {
    private static final Path CHARTING = Path.of("src/test/resources/charting");

    /** file | number | scale | until | words: grade, upper, completeness, flags, not:flag, missing:what, since:instant, page:priority:cause:instant. */
    private record Row(String file, String number, String scale, Instant until, List<String> words) {
        static Row read(String line) {
            String[] cells = line.split("\\|", -1);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    Instant.parse(cells[3].strip()),
                    Arrays.asList(cells[4].strip().split(" ", -1)));
        }

        @Override
        public String toString() {
            return number + " " + file + " at " + until;
        }
    }

    static Stream<Row> outcomes() throws IOException {
        return Files.readAllLines(CHARTING.resolve("outcomes.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Row::read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void aRecordingGivesItsOutcomeInAnyOrderOfItsLines(Row outcome) throws IOException {
        List<Fact> facts = facts(outcome.file());
        List<ConvergedGrades.Line> lines = lines(facts, outcome);
        check(outcome, lines.get(lines.size() - 1), facts);
        List<Fact> shuffled = new ArrayList<>(facts);
        long seed = outcome.file().hashCode();
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(lines(shuffled, outcome)).as("shuffled with seed %d", seed).isEqualTo(lines);
    }

    private static void check(Row outcome, ConvergedGrades.Line line, List<Fact> facts) {
        Assessment said = line.span().assessment();
        assertThat(said.grade())
                .as("%s, was %s", outcome, line)
                .isEqualTo(Integer.parseInt(outcome.words().get(0)));
        for (String word : outcome.words().subList(1, outcome.words().size())) {
            String[] pair = word.split(":", 2);
            switch (pair[0]) {
                case "upper" ->
                    assertThat(said.upper()).as("%s, was %s", outcome, line).isEqualTo(Integer.parseInt(pair[1]));
                case "since" -> assertThat(line.span().from()).as("%s", outcome).isEqualTo(Instant.parse(pair[1]));
                case "not" -> assertThat(said.flags()).as("%s", outcome).doesNotContain(Flag.valueOf(pair[1]));
                case "missing" -> assertThat(said.missing()).as("%s", outcome).contains(pair[1]);
                case "page" ->
                    assertThat(pages(facts, outcome)).as("%s", outcome).contains(pair[1]);
                case "COMPLETE", "PARTIAL", "INDETERMINATE" ->
                    assertThat(said.completeness().name())
                            .as("%s, was %s", outcome, line)
                            .isEqualTo(word);
                default ->
                    assertThat(said.flags()).as("%s, was %s", outcome, line).contains(Flag.valueOf(word));
            }
        }
    }

    private static List<ConvergedGrades.Line> lines(List<Fact> facts, Row outcome) {
        return new ConvergedGrades(GradingCatalogue.chosen(List.of(outcome.scale())), GradingRules.defaults())
                .lines(facts, outcome.until());
    }

    private static List<String> pages(List<Fact> facts, Row outcome) {
        return new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                .run(facts, outcome.until()).stream()
                        .filter(told -> told.outcome() instanceof Alerted)
                        .map(told -> ((Alerted) told.outcome()).step())
                        .filter(AlertStep::page)
                        .map(step -> step.priority() + ":" + step.cause() + ":" + step.raisedAt())
                        .toList();
    }

    private static List<Fact> facts(String file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(CHARTING.resolve(file + ".jsonl"))) {
            return EventLines.read(in, new Intake()).facts();
        }
    }
}

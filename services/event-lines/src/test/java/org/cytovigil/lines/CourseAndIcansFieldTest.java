// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Charting as it is: files of one patient each, limits of a course and neurotoxicity, with what is right for them. */
class CourseAndIcansFieldTest {
    private static final Path FIELD = Path.of("src/test/resources/field");
    private static final Intake INTAKE = new Intake();
    private static final Set<AlertCause> BACKGROUND = Set.of(AlertCause.FEED_SILENT, AlertCause.ASSESSMENT_OVERDUE);

    static Stream<Arguments> lines() throws IOException {
        return table("course-and-icans.csv");
    }

    static Stream<Arguments> pages() throws IOException {
        return table("course-and-icans-pages.csv");
    }

    private static Stream<Arguments> table(String name) throws IOException {
        return Files.readAllLines(FIELD.resolve(name)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of(
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray()));
    }

    @ParameterizedTest(name = "{0} {1} at {2}: {3}")
    @MethodSource("lines")
    void theLineInForceIsRight(String file, String scale, String at, String expected) throws IOException {
        Assessment found = new ConvergedGrades(GradingCatalogue.known(), GradingRules.defaults())
                .lines(facts(file), Instant.parse(at)).stream()
                        .filter(line -> line.system().equals(scale))
                        .map(line -> line.span().assessment())
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
        List<String> words = List.of(expected.split(" ", -1));
        assertThat(List.of(
                        Integer.toString(found.grade()),
                        Integer.toString(found.upper()),
                        found.completeness().name()))
                .as("%s", found)
                .isEqualTo(words.subList(0, 3));
        Set<String> flags = found.flags().stream().map(Enum::name).collect(Collectors.toSet());
        for (String flag : words.subList(3, words.size())) {
            if (flag.startsWith("!")) {
                assertThat(flags).doesNotContain(flag.substring(1));
            } else {
                assertThat(flags).contains(flag);
            }
        }
    }

    @ParameterizedTest(name = "{0} pages {1}")
    @MethodSource("pages")
    void thisPagesAndNothingElse(String file, String expected) throws IOException {
        List<String> paged = new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                .run(facts(file), null).stream()
                        .filter(told -> told.outcome() instanceof Outcome.Alerted)
                        .map(told -> ((Outcome.Alerted) told.outcome()).step())
                        .filter(step -> step.page() && !BACKGROUND.contains(step.cause()))
                        .filter(step -> step.transition() == AlertStep.Transition.RAISED
                                || step.transition() == AlertStep.Transition.RETRACTED)
                        .map(step -> step.priority() + " " + step.cause() + " " + step.grade() + " " + step.raisedAt())
                        .toList();
        assertThat(String.join(", ", paged)).isEqualTo(expected);
    }

    private static List<Fact> facts(String file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(FIELD.resolve(file + ".jsonl"))) {
            EventLines lines = EventLines.read(in, INTAKE);
            return lines.facts();
        }
    }
}

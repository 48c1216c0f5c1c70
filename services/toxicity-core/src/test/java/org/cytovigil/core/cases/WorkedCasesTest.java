// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.scale.GradingCatalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedCasesTest {
    /** The ordinary days of the table have one set of vitals a day, so these fire everywhere; rows that mean them say so. */
    private static final Set<AlertCause> BACKGROUND = Set.of(AlertCause.FEED_SILENT, AlertCause.ASSESSMENT_OVERDUE);

    private static final Map<String, String> SYSTEMS = Map.ofEntries(
            Map.entry("CRS", "astct-crs-2019"),
            Map.entry("ICANS", "astct-icans-2019"),
            Map.entry("LEE", "lee-crs-2014"),
            Map.entry("PENN", "penn-crs-2018"),
            Map.entry("CTCAE", "ctcae-crs-5"),
            Map.entry("LABEL", "blinatumomab-label"),
            Map.entry("LAB", "ctcae-lab-5"),
            Map.entry("TLS", "tls-howard-2011"),
            Map.entry("CAIRO", "tls-cairo-bishop-2004"),
            Map.entry("NEWS2", "news2-2017"),
            Map.entry("PEWS", "pews-brighton"),
            Map.entry("VOD", "vod-ebmt-2016"),
            Map.entry("VOD23", "vod-ebmt-2023"),
            Map.entry("VODCHILD", "vod-ebmt-paed-2018"),
            Map.entry("ICAHT", "icaht-2023"),
            Map.entry("IECHS", "hlh-iec-2023"),
            Map.entry("MRD", "mrd"),
            Map.entry("INO", "inotuzumab-label"),
            Map.entry("ASP", "asparaginase-erwinia-label"),
            Map.entry("TKI", "tki-label"),
            Map.entry("EASIX", "easix"),
            Map.entry("MEASIX", "m-easix"),
            Map.entry("HEMATOTOX", "car-hematotox"),
            Map.entry("HSCORE", "h-score"));

    /** The system that a table of cases calls so. */
    static String system(String name) {
        return Objects.requireNonNull(SYSTEMS.get(name), name);
    }

    static Stream<Arguments> cases() throws IOException {
        return cases("worked-cases.csv");
    }

    static Stream<Arguments> cases(String table) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WorkedCasesTest.class.getResourceAsStream(table)), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> Arguments.of(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "case {0}: {1}")
    @MethodSource("cases")
    void caseGivesItsGradesAndPages(String number, String given, String grades, String pages) {
        check(number, given, grades, pages, GradingCatalogue.standard());
        CaseFacts facts = CaseFacts.read(given);
        if (given.contains("REJECTED")) {
            assertThat(given).contains("REJECTED " + facts.rejected());
        }
    }

    static void check(String number, String given, String grades, String pages, GradingCatalogue catalogue) {
        CaseFacts facts = CaseFacts.read(given);
        List<ConvergedGrades.Line> lines =
                new ConvergedGrades(catalogue, facts.rules()).lines(facts.facts(), facts.until());
        for (String expected : grades.split(";", -1)) {
            check(number, expected.strip(), lines);
        }
        assertThat(paged(facts, pages)).as("pages of case %s", number).isEqualTo(expectedPages(pages));
    }

    static void check(String number, String expected, List<ConvergedGrades.Line> lines) {
        List<String> words = new ArrayList<>(Arrays.asList(expected.split(" ", -1)));
        String system = SYSTEMS.get(words.remove(0));
        if (words.get(0).equals("none")) {
            assertThat(lines)
                    .as("case %s: %s", number, expected)
                    .noneMatch(line -> line.system().equals(system));
            return;
        }
        int grade = Integer.parseInt(words.remove(0));
        boolean from = words.remove(0).equals("from");
        String day = words.get(0).startsWith("D") ? words.remove(0) + " " : "";
        Instant at = CaseFacts.time(day + words.remove(0));
        GradeSpan span = lines.stream()
                .filter(line ->
                        line.system().equals(system) && !line.span().from().isAfter(at))
                .map(ConvergedGrades.Line::span)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("case " + number + ": no grade at " + at));
        Assessment assessment = span.assessment();
        assertThat(assessment.grade())
                .as("case %s: %s, was %s", number, expected, span)
                .isEqualTo(grade);
        if (from) {
            assertThat(span.from()).as("case %s: %s", number, expected).isEqualTo(at);
        }
        circumstances(number, expected, words, assessment);
    }

    private static void circumstances(String number, String expected, List<String> words, Assessment assessment) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("upper")) {
                assertThat(assessment.upper())
                        .as("case %s: %s", number, expected)
                        .isEqualTo(Integer.parseInt(words.get(++i)));
            } else if (Arrays.stream(Completeness.values())
                    .anyMatch(c -> c.name().equals(word))) {
                assertThat(assessment.completeness().name())
                        .as("case %s", number)
                        .isEqualTo(word);
            } else if (word.startsWith("not:")) {
                assertThat(assessment.flags()).as("case %s", number).doesNotContain(Flag.valueOf(word.substring(4)));
            } else if (word.startsWith("by:") && word.contains("#")) {
                String[] reason = word.substring(3).split("#", 2);
                assertThat(assessment.because())
                        .as("case %s", number)
                        .filteredOn(criterion -> criterion.name().equals(reason[0]))
                        .flatExtracting(Criterion::evidence)
                        .contains(reason[1]);
            } else if (word.startsWith("by:")) {
                assertThat(assessment.because())
                        .as("case %s", number)
                        .extracting(Criterion::name)
                        .contains(word.substring(3));
            } else if (word.startsWith("notby:")) {
                assertThat(assessment.because())
                        .as("case %s", number)
                        .extracting(Criterion::name)
                        .doesNotContain(word.substring(6));
            } else if (word.startsWith("index:")) {
                assertThat(written(assessment.index()))
                        .as("case %s: %s", number, expected)
                        .isEqualTo(word.substring(6));
            } else if (word.equals("noindex")) {
                assertThat(assessment.index())
                        .as("case %s: %s", number, expected)
                        .isNull();
            } else if (word.startsWith("flags:")) {
                assertThat(assessment.flags())
                        .as("case %s: %s", number, expected)
                        .extracting(Flag::name)
                        .containsExactlyElementsOf(
                                Arrays.stream(word.substring(6).split(",", -1))
                                        .filter(name -> !name.isEmpty())
                                        .toList());
            } else if (word.startsWith("lacks:")) {
                assertThat(String.join(",", assessment.missing()))
                        .as("case %s: %s", number, expected)
                        .isEqualTo(word.substring(6));
            } else if (word.startsWith("missing:")) {
                assertThat(assessment.missing()).as("case %s", number).containsOnlyOnce(word.substring(8));
            } else if (word.startsWith("#")) {
                assertThat(assessment.evidence()).as("case %s", number).contains(word.substring(1));
            } else {
                assertThat(assessment.flags()).as("case %s", number).contains(Flag.valueOf(word));
            }
        }
    }

    private static String written(@Nullable Index index) {
        return index == null ? "none" : index.score() + "/" + index.band();
    }

    private static List<String> paged(CaseFacts facts, String pages) {
        return new ArrivalReplay(GradingCatalogue.standard(), facts.rules())
                .run(facts.facts(), facts.until()).stream()
                        .filter(told -> told.outcome() instanceof Outcome.Alerted)
                        .map(told -> ((Outcome.Alerted) told.outcome()).step())
                        .filter(step -> step.transition() == AlertStep.Transition.RAISED
                                || step.transition() == AlertStep.Transition.RETRACTED)
                        .filter(AlertStep::page)
                        .filter(step -> !BACKGROUND.contains(step.cause())
                                || (pages.contains(step.cause() + " - at") && pages.contains(when(step))))
                        .map(step -> step.priority() + " " + step.cause() + " "
                                + (step.grade() == null ? "-" : step.grade()) + " at " + step.raisedAt())
                        .collect(Collectors.toList());
    }

    private static String when(AlertStep step) {
        String text = step.raisedAt().toString();
        return text.substring(11, text.endsWith(":00Z") ? 16 : 19);
    }

    private static List<String> expectedPages(String pages) {
        if (pages.equals("-")) {
            return List.of();
        }
        return Arrays.stream(pages.split(",", -1))
                .map(page -> page.strip().split(" at ", -1))
                .map(parts -> parts[0] + " at " + CaseFacts.time(parts[1]))
                .toList();
    }
}

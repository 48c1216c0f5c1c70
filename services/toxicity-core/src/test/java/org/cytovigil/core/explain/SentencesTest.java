// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.Priority;
import org.cytovigil.core.explain.Sentences.Kind;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.secondary.CrsCriterion;
import org.cytovigil.core.grading.secondary.Subject;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.table.CsvTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Path CORE = Path.of("src/main/java/org/cytovigil/core");
    private static final List<Path> SCALES = List.of(CORE.resolve("grading"), CORE.resolve("scale"));

    /** Causes whose priorities have sentences of their own. */
    private static final Set<AlertCause> BY_PRIORITY = EnumSet.of(
            AlertCause.CRS_ROSE,
            AlertCause.ICANS_ROSE,
            AlertCause.GRADE_ROSE,
            AlertCause.FEED_SILENT,
            AlertCause.ASSESSMENT_OVERDUE,
            AlertCause.RETROSPECTIVE);

    private final Sentences sentences = new Sentences(GradingRules.defaults(), GradingCatalogue.known());

    @Test
    void everyFlagCompletenessAndFeedHasASentence() {
        for (Flag flag : Flag.values()) {
            assertThat(sentences.find(Kind.FLAG, flag.name())).as("%s", flag).isPresent();
        }
        for (Completeness completeness : Completeness.values()) {
            assertThat(sentences.find(Kind.COMPLETENESS, completeness.name()))
                    .as("%s", completeness)
                    .isPresent();
        }
        for (Feed feed : Feed.values()) {
            assertThat(sentences.find(Kind.WORD, feed.name())).as("%s", feed).isPresent();
        }
    }

    @Test
    void everyCauseHasASentenceForEachPriorityThatItPagesWith() {
        for (AlertCause cause : AlertCause.values()) {
            Priority priority = BY_PRIORITY.contains(cause) ? Priority.MEDIUM : Priority.HIGH;
            assertThat(sentences.find(Kind.CAUSE, cause.name(), priority.name()))
                    .as("%s", cause)
                    .isPresent();
        }
    }

    @Test
    void everyCriterionAndSubjectOfTheSecondaryScalesHasASentence() {
        for (CrsCriterion criterion : CrsCriterion.values()) {
            assertThat(sentences.find(Kind.FOUND, criterion.name()))
                    .as("%s", criterion)
                    .isPresent();
        }
        for (Subject subject : Subject.values()) {
            assertThat(sentences.find(Kind.MISSING, subject.name()))
                    .as("%s", subject)
                    .isPresent();
        }
    }

    /** Whatever name the scales write down as criterion or as missing is a constant text in their code. */
    @Test
    void everyNameInTheCodeOfTheScalesHasASentence() throws IOException {
        Set<String> names = namesInCode();
        GradingCatalogue.known().systems().forEach(scale -> {
            names.remove(scale.name());
            scale.criteria().rows().stream()
                    .map(CriteriaRow::condition)
                    .filter(condition -> scale.criteria().rows().stream()
                            .noneMatch(row -> row.criterion().equals(condition)))
                    .forEach(names::remove);
        });
        assertThat(names).contains("FEVER", "CEREBRAL_OEDEMA", "VASOPRESSOR_DOSE", "BLOOD_PRESSURE", "CRS_ROSE");
        for (String name : names) {
            assertThat(sentences
                            .find(Kind.FOUND, name)
                            .or(() -> sentences.find(Kind.MISSING, name))
                            .or(() -> sentences.find(Kind.WORD, name))
                            .or(() -> sentences.find(Kind.CAUSE, name, "MEDIUM")))
                    .as("%s has no row in sentences.csv", name)
                    .isPresent();
        }
    }

    private static Set<String> namesInCode() throws IOException {
        Pattern literal = Pattern.compile("\"([A-Z][A-Z0-9_]{2,})\"");
        Set<String> names = new HashSet<>();
        for (Path folder : SCALES) {
            for (Path source : sources(folder)) {
                Matcher found = literal.matcher(Files.readString(source));
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
        }
        return names;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("blinatumomab"))
                    .filter(path -> !path.getFileName().toString().startsWith("Ctcae"))
                    .filter(path -> !path.getFileName().toString().startsWith("Lab"))
                    .toList();
        }
    }

    @Test
    void whatTheConsoleSaysOfAGradeIsThereInGermanWithTheSameNumbers() {
        Map<String, String> german = texts("sentences_de.csv");
        texts("sentences.csv").forEach((name, english) -> {
            if (Stream.of(Kind.COMPLETENESS, Kind.FOUND, Kind.MISSING, Kind.FLAG)
                    .anyMatch(kind -> name.startsWith(kind + "|"))) {
                assertThat(german).containsKey(name);
                assertThat(numbers(german.get(name))).as(name).isEqualTo(numbers(english));
            }
        });
    }

    @Test
    void inGermanCriteriaKeepTheWordsAndSourcesOfTheirTable() {
        GradingRules other = GradingRules.from(Map.of("crs.lateOnset", "P20D"));
        Sentences german = Sentences.german(other, GradingCatalogue.known());
        assertThat(german.text(Kind.FLAG, "LATE_ONSET_REVIEW")).contains("erst nach mehr als 20 Tagen");
        assertThat(german.find(Kind.FOUND, "FEVER")).contains(new Sentences.Sentence("Fieber", "Lee 2019, table 2"));
        assertThat(rule(german, "FEVER")).isEqualTo(rule(new Sentences(other, GradingCatalogue.known()), "FEVER"));
    }

    private static Map<String, String> texts(String table) {
        return CsvTable.beside(Sentences.class, table).stream()
                .collect(Collectors.toMap(row -> String.join("|", row.subList(0, 3)), row -> row.get(3)));
    }

    private static Set<String> numbers(@Nullable String text) {
        return Pattern.compile("\\{[^}]+}")
                .matcher(String.valueOf(text))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void numbersAreThoseOfTheRulesInForce() {
        GradingRules other = GradingRules.from(Map.of("crs.hypoxia.spo2", "92", "crs.fever.window", "PT12H"));
        Sentences said = new Sentences(other, GradingCatalogue.known());
        assertThat(rule(said, "HYPOXIA")).contains("below 92 %");
        assertThat(rule(said, "FEVER")).contains("12 h");
    }

    private static String rule(Sentences said, String criterion) {
        return said.find(Kind.RULE, criterion, "astct-crs-2019").orElseThrow().text();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.Feed;
import org.cytovigil.core.alerting.Priority;
import org.cytovigil.core.explain.Sentences.Kind;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.secondary.CrsCriterion;
import org.cytovigil.core.grading.secondary.Subject;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Path GRADING = Path.of("src", "main", "java", "org", "cytovigil", "core", "grading");

    /** Causes whose priorities have sentences of their own. */
    private static final Set<AlertCause> BY_PRIORITY = EnumSet.of(
            AlertCause.CRS_ROSE,
            AlertCause.ICANS_ROSE,
            AlertCause.FEED_SILENT,
            AlertCause.ASSESSMENT_OVERDUE,
            AlertCause.RETROSPECTIVE);

    private final Sentences sentences = new Sentences(GradingRules.defaults());

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
        assertThat(names).contains("FEVER", "CEREBRAL_OEDEMA", "VASOPRESSOR_DOSE", "BLOOD_PRESSURE");
        for (String name : names) {
            assertThat(sentences
                            .find(Kind.FOUND, name)
                            .or(() -> sentences.find(Kind.MISSING, name))
                            .or(() -> sentences.find(Kind.WORD, name)))
                    .as("%s has no row in sentences.csv", name)
                    .isPresent();
        }
    }

    private static Set<String> namesInCode() throws IOException {
        Pattern literal = Pattern.compile("\"([A-Z][A-Z0-9_]{2,})\"");
        Set<String> names = new HashSet<>();
        try (Stream<Path> walk = Files.walk(GRADING)) {
            List<Path> sources = walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.getFileName().toString().startsWith("Ctcae"))
                    .filter(path -> !path.getFileName().toString().startsWith("Lab"))
                    .toList();
            for (Path source : sources) {
                Matcher found = literal.matcher(Files.readString(source));
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
        }
        return names;
    }

    @Test
    void numbersAreThoseOfTheRulesInForce() {
        GradingRules other = GradingRules.from(java.util.Map.of("crs.hypoxia.spo2", "92", "crs.fever.window", "PT12H"));
        Sentences said = new Sentences(other);
        assertThat(said.text(Kind.RULE, "HYPOXIA")).contains("below 92 %");
        assertThat(said.text(Kind.RULE, "FEVER")).contains("12 h");
    }
}

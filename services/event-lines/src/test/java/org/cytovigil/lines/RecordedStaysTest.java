// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 28 real ICU stays give the expected CRS grades, whatever the order of their lines. */
class RecordedStaysTest {
    private static final Path SERIES = Path.of("src/test/resources/series");
    private static final Intake INTAKE = new Intake();

    static Stream<String> stays() throws IOException {
        try (Stream<Path> files = Files.list(SERIES.resolve("events"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stays")
    void stayGivesTheExpectedGrades(String stay) throws IOException {
        List<Fact> facts = facts(stay);
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(SERIES.resolve("expected").resolve(stay))) {
            JsonNode node = JsonFields.MAPPER.readTree(line);
            List<String> flags = new ArrayList<>();
            node.get("flags").forEach(flag -> flags.add(flag.asText()));
            expected.add(node.get("from").asText() + " " + node.get("grade") + " " + node.get("upper") + " "
                    + node.get("completeness").asText() + " " + flags);
        }
        assertThat(grades(facts)).isEqualTo(expected);
        long seed = stay.hashCode();
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(grades(shuffled)).as("shuffled with seed %d", seed).isEqualTo(expected);
    }

    private static List<Fact> facts(String stay) throws IOException {
        try (BufferedReader in =
                Files.newBufferedReader(SERIES.resolve("events").resolve(stay))) {
            EventLines lines = EventLines.read(in, INTAKE);
            return lines.facts();
        }
    }

    private static List<String> grades(List<Fact> facts) {
        return new ConvergedGrades(GradingCatalogue.standard(), GradingRules.defaults())
                .lines(facts, null).stream()
                        .map(line -> line.span().from() + " "
                                + line.span().assessment().grade() + " "
                                + line.span().assessment().upper() + " "
                                + line.span().assessment().completeness() + " "
                                + line.span().assessment().flags())
                        .toList();
    }
}

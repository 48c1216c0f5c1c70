// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/**
 * The grade lines of the recorded stays on the scales of CRS and ICANS are what they were, byte for byte, but for the edition of the
 * rules. {@code -Dgolden=write} records them anew; the lines themselves are left in {@code target/golden}.
 */
class GoldenStaysTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path DIGESTS = RESOURCES.resolve("series/golden.txt");
    private static final Path LINES = Path.of("target/golden");
    private static final Intake INTAKE = new Intake();
    private static final ConvergedGrades GRADES = new ConvergedGrades(
            GradingCatalogue.chosen(List.of(
                    "astct-crs-2019",
                    "astct-icans-2019",
                    "lee-crs-2014",
                    "penn-crs-2018",
                    "ctcae-crs-5",
                    "blinatumomab-label")),
            GradingRules.defaults());

    @Test
    void theLinesOfTheStaysAreWhatTheyWere() throws IOException {
        Files.createDirectories(LINES);
        TreeMap<String, String> digests = new TreeMap<>();
        for (Path events : events()) {
            List<String> lines = lines(events);
            Files.write(LINES.resolve(events.getFileName()), lines);
            digests.put(events.getFileName().toString(), lines.size() + " " + digest(String.join("\n", lines)));
        }
        List<String> rows = digests.entrySet().stream()
                .map(row -> row.getKey() + " " + row.getValue())
                .toList();
        if ("write".equals(System.getProperty("golden"))) {
            Files.write(DIGESTS, rows);
        }
        assertThat(rows)
                .as("compare target/golden with that of the commit before")
                .containsExactlyElementsOf(Files.readAllLines(DIGESTS));
    }

    private static List<Path> events() throws IOException {
        try (Stream<Path> stays = Files.list(RESOURCES.resolve("series/events"));
                Stream<Path> field = Files.list(RESOURCES.resolve("field"))) {
            return Stream.concat(stays, field)
                    .filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(Path events) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(events)) {
            return GRADES.lines(EventLines.read(in, INTAKE).facts(), null).stream()
                    .map(line -> GradeLines.write(line.patient().value(), line.system(), line.span(), ""))
                    .toList();
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

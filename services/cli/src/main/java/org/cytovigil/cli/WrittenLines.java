// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cytovigil.lines.JsonFields;

/**
 * Grade and alert lines as {@code grade} and {@code alerts} write them, also those of another version of the product: read by
 * their fields, so that flags and causes that this version does not know stay what they are.
 */
final class WrittenLines {
    private final SortedMap<Subject, NavigableMap<Instant, String>> grades = new TreeMap<>();
    private final SortedMap<Alert, String> alerts = new TreeMap<>();
    private String edition = "";

    /** A scale of a patient. */
    record Subject(String patient, String system) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            return (patient + ' ' + system).compareTo(other.patient + ' ' + other.system);
        }
    }

    /**
     * What an alert is about.
     *
     * @param raisedAt when it was raised
     * @param about cause, scale and grade in words
     */
    record Alert(String patient, Instant raisedAt, String about) implements Comparable<Alert> {
        @Override
        public int compareTo(Alert other) {
            int byPatient = patient.compareTo(other.patient);
            int byTime = byPatient != 0 ? byPatient : raisedAt.compareTo(other.raisedAt);
            return byTime != 0 ? byTime : about.compareTo(other.about);
        }
    }

    /** Reads files of lines. */
    static WrittenLines read(List<Path> files) throws IOException {
        WrittenLines lines = new WrittenLines();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new InputException("cannot read the lines: " + file);
            }
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!lines.add(line)) {
                    throw new InputException(file + ": line " + number + " is no grade or alert line");
                }
            }
        }
        return lines;
    }

    /** Takes a line; false where it is none of a grade or an alert. */
    boolean add(String line) {
        ObjectNode node = JsonFields.parse(line).map(JsonFields::node).orElse(null);
        if (node == null) {
            return false;
        }
        try {
            return switch (node.path("type").asText()) {
                case "grade" -> grade(node);
                case "alert" -> alert(node);
                default -> false;
            };
        } catch (DateTimeException odd) {
            return false;
        }
    }

    private boolean grade(ObjectNode node) {
        String flags = StreamSupport.stream(node.path("flags").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
        int grade = node.path("grade").asInt();
        int upper = node.path("upper").asInt();
        edition = node.path("edition").asText();
        grades.computeIfAbsent(
                        new Subject(
                                node.path("patient").asText(),
                                node.path("system").asText()),
                        subject -> new TreeMap<>())
                .put(
                        time(node, "from"),
                        DifferenceLines.words(
                                grade,
                                upper,
                                node.path("score").asText(),
                                node.path("completeness").asText(),
                                flags));
        return node.hasNonNull("patient") && node.hasNonNull("system");
    }

    private boolean alert(ObjectNode node) {
        String about = node.path("cause").asText()
                + (node.hasNonNull("system") ? " " + node.get("system").asText() : "")
                + (node.hasNonNull("grade") ? " grade " + node.get("grade").asInt() : "");
        String how = node.path("priority").asText()
                + (node.path("page").asBoolean() ? " page" : " note").toLowerCase(Locale.ROOT);
        alerts.put(new Alert(node.path("patient").asText(), time(node, "raisedAt"), about), how);
        return node.hasNonNull("patient") && node.hasNonNull("cause");
    }

    private static Instant time(ObjectNode node, String field) {
        return OffsetDateTime.parse(node.path(field).asText()).toInstant();
    }

    SortedMap<Subject, NavigableMap<Instant, String>> grades() {
        return grades;
    }

    Map<Alert, String> alerts() {
        return alerts;
    }

    /** The edition of the last grade line; empty where there is none. */
    String edition() {
        return edition;
    }
}

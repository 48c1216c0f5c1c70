// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A file of digests, one row for an input: its name, the digest of all its lines, and two characters for each line, by
 * which the first line that differs is found. {@code -Dgolden=write} writes the file anew.
 */
final class GoldenFile {
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));
    private static final Path RESOURCES = Path.of("src/test/resources/org/cytovigil/core/golden");

    private final Path path;
    private final Map<String, String> recorded = new LinkedHashMap<>();
    private final Map<String, String> found = new LinkedHashMap<>();
    private final StringBuilder differences = new StringBuilder();

    private GoldenFile(Path path) {
        this.path = path;
    }

    static GoldenFile read(String name) throws IOException {
        GoldenFile file = new GoldenFile(RESOURCES.resolve(name));
        if (Files.exists(file.path)) {
            for (String row : Files.readAllLines(file.path)) {
                file.recorded.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1));
            }
        }
        return file;
    }

    /** Compares the lines of an input. */
    void compare(String input, List<String> lines) {
        String marks = lines.stream().map(GoldenFile::mark).collect(Collectors.joining());
        found(input, digest(lines) + " " + marks, lines);
    }

    /** Compares the lines of many inputs by one digest, which cannot tell which line differs. */
    void compareAll(String inputs, List<String> lines) {
        found(inputs, digest(lines), List.of());
    }

    /** What differs, in words; empty where nothing does, or the file was written anew. */
    String differences() throws IOException {
        if (!WRITE) {
            return differences.toString();
        }
        Files.createDirectories(RESOURCES);
        String rows = found.entrySet().stream()
                .map(row -> row.getKey() + " " + row.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(path, rows);
        return "";
    }

    private void found(String input, String row, List<String> lines) {
        found.put(input, row);
        String before = Objects.requireNonNullElse(recorded.get(input), "");
        if (!row.equals(before)) {
            differences
                    .append(input)
                    .append(": ")
                    .append(firstDifference(before, lines))
                    .append('\n');
        }
    }

    private static String firstDifference(String before, List<String> lines) {
        String marks = before.substring(before.indexOf(' ') + 1);
        for (int i = 0; i < lines.size(); i++) {
            if (!marks.startsWith(mark(lines.get(i)), 2 * i)) {
                return "line " + (i + 1) + " is now " + lines.get(i);
            }
        }
        return lines.isEmpty() ? "the digest differs" : "lines are missing after line " + lines.size();
    }

    private static String mark(String line) {
        return Base64.getUrlEncoder().encodeToString(sha256(line)).substring(0, 2);
    }

    private static String digest(List<String> lines) {
        return HexFormat.of().formatHex(sha256(String.join("\n", lines))).substring(0, 16);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

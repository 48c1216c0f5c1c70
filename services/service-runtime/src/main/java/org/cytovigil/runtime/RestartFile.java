// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which children of a site died and were started again since it was started: one line each, the instant and the name.
 * The parent writes it, a service shows it in {@code /health}.
 */
public record RestartFile(Path file) {
    /** A child that was started again. */
    public record Restart(Instant at, String child) {}

    /** Nothing has died yet. */
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A child died and is started again. */
    public void add(Restart restart) throws IOException {
        List<Restart> all = new ArrayList<>(read());
        all.add(restart);
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.write(whole, all.stream().map(one -> one.at() + " " + one.child()).toList(), StandardCharsets.UTF_8);
        // A reader sees the old file or the new one, never half of one.
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** All in the order in which they happened; what is no such line is left out. */
    public List<Restart> read() throws IOException {
        List<Restart> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    found.add(new Restart(Instant.parse(line.substring(0, space)), line.substring(space + 1)));
                }
            }
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (DateTimeException damaged) {
            return List.copyOf(found);
        }
        return List.copyOf(found);
    }
}

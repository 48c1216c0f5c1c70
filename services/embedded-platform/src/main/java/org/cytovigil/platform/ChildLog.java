// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Keeps what a child process says: all of it in its file, the end of it for the message when it dies. */
final class ChildLog {
    private static final int LAST_LINES = 5;

    /** Accounts are told once, to a person; a password has no place in a file that lives longer. */
    private static final String NEVER_KEPT = "account ";

    private final Path file;
    private final PrintWriter writer;
    private final Deque<String> last = new ArrayDeque<>();

    ChildLog(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.writer = new PrintWriter(
                Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
    }

    Path file() {
        return file;
    }

    /** Reads a stream to its end in the background. */
    void pump(String name, InputStream stream, Consumer<String> listener) {
        Thread thread = new Thread(() -> readAll(stream, listener), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll(InputStream stream, Consumer<String> listener) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith(NEVER_KEPT)) {
                    keep(line);
                }
                listener.accept(line);
            }
        } catch (IOException closed) {
            // The process has ended.
        }
    }

    private synchronized void keep(String line) {
        writer.println(line);
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
    }

    synchronized String lastWords() {
        return String.join(" | ", last);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Keeps what a child process says: all of it in its file, the end of it for the message when it dies. */
final class ChildLog {
    private static final int LAST_LINES = 5;

    /** A file that is larger is put aside, in place of the one put aside before. */
    private static final long LARGEST_BYTES = 16L * 1024 * 1024;

    /** A longer line is cut: it is no message that a person reads. */
    private static final int LONGEST_LINE = 4_000;

    /** Accounts are told once, to a person; a password has no place in a file that lives longer. */
    private static final String NEVER_KEPT = "account ";

    private final Path file;
    private PrintWriter writer;
    private long written;
    private final Deque<String> last = new ArrayDeque<>();

    ChildLog(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.writer = open(file);
        this.written = Files.size(file);
    }

    private static PrintWriter open(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return new PrintWriter(
                Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
    }

    private void rotate() {
        writer.close();
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            writer = open(file);
        } catch (IOException failed) {
            // What cannot be written is still kept as the last words.
            writer = new PrintWriter(Writer.nullWriter());
        }
        written = 0;
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
        String shown = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
        if (written > LARGEST_BYTES) {
            rotate();
        }
        writer.println(shown);
        written += shown.length() + 1L;
        last.addLast(shown);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
    }

    synchronized String lastWords() {
        return String.join(" | ", last);
    }
}
